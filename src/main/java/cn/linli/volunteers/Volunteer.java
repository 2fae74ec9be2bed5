package cn.linli.volunteers;

import cn.linli.shared.AccountId;
import cn.linli.shared.StationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A volunteer as the station knows them.
 *
 * @param phone masked: 138****1234; empty if none
 * @param skills what they can do, in the station's words
 * @param account the account they sign in with, if any
 * @param paused whether they take no tasks just now
 */
public record Volunteer(
        VolunteerId id,
        StationId station,
        String name,
        String phone,
        List<String> skills,
        @Nullable AccountId account,
        boolean paused,
        int version) {

    /** Says nothing of the phone. */
    @Override
    public String toString() {
        return "Volunteer[%s]".formatted(id);
    }
}
