package cn.linli.campaigns;

import cn.linli.shared.SharedRefusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The marks by which the next page of a list is asked for. */
final class Marks {

    private Marks() {}

    /** Of a list by day, the newest first. */
    record ByDay(LocalDate day, UUID id) {}

    static ByDay newestFirst(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return new ByDay(LocalDate.of(9999, 1, 1), UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));
        }
        try {
            var parts = after.split(" ", 2);
            return new ByDay(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw SharedRefusal.UNREADABLE.refuse().at("cursor");
        }
    }

    /** Of a list by station, community and the sound of the names; a name stands in no address as it is. */
    record BySound(UUID station, String region, String sounds, UUID subject) {

        static final BySound START = new BySound(new UUID(0, 0), "", "", new UUID(0, 0));

        static BySound read(@Nullable String after) {
            if (after == null || after.isEmpty()) {
                return START;
            }
            try {
                var parts = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split("\t", 4);
                return new BySound(UUID.fromString(parts[0]), parts[1], parts[3], UUID.fromString(parts[2]));
            } catch (RuntimeException e) {
                throw SharedRefusal.UNREADABLE.refuse().at("cursor");
            }
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((station + "\t" + region + "\t" + subject + "\t" + sounds)
                            .getBytes(StandardCharsets.UTF_8));
        }
    }
}
