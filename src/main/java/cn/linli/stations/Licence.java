package cn.linli.stations;

import cn.linli.shared.Texts;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A social worker's licence (社会工作者职业资格), registered for three years and renewed in the last three months of them.
 *
 * @param number as it stands on the certificate
 * @param expires last day of the registration; none while it is not registered
 */
public record Licence(Level level, String number, @Nullable LocalDate expires) {

    /** How long before its end a licence is to be renewed, in days. */
    public static final int RENEWAL_DAYS = 90;

    /** Refuses an over-long number. */
    public Licence {
        number = Texts.optional(number, "licenceNumber", 40);
    }

    /** Whether it ends within the time of renewal, or has ended. */
    public boolean toRenew(LocalDate today) {
        return expires != null && !expires.isAfter(today.plusDays(RENEWAL_DAYS));
    }

    /** The three levels. */
    public enum Level {
        /** 助理社会工作师. */
        ASSISTANT,
        /** 社会工作师. */
        SOCIAL_WORKER,
        /** 高级社会工作师. */
        SENIOR;

        /** As it stands in the database and on the wire. */
        @JsonValue
        public String code() {
            return Codes.of(this);
        }

        /** Reads {@link #code()}. */
        @JsonCreator
        public static Level of(String code) {
            return Codes.read(Level.class, code, "licenceLevel");
        }
    }
}
