package cn.linli.volunteers;

import cn.linli.shared.AccountId;
import cn.linli.shared.StationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to help.
 *
 * @param name at most 40 characters
 * @param phone mobile or landline; may be empty
 * @param skills at most 20, each at most 20 characters
 * @param account the account they sign in with, if any
 */
public record NewVolunteer(
        StationId station,
        String name,
        String phone,
        List<String> skills,
        @Nullable AccountId account) {

    /** Says nothing of the phone. */
    @Override
    public String toString() {
        return "NewVolunteer[%s]".formatted(station);
    }
}
