package cn.linli.requests;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a request; kept for good, never changed.
 *
 * @param at when
 * @param what {@code received}, {@code assigned}, {@code taken-over}, {@code begun}, {@code done}, {@code satisfied},
 *     {@code not-solved}, {@code withdrawn}, {@code not-yet}, {@code climbed-to-head}, {@code climbed-to-hub},
 *     {@code sent-up}, {@code answered}, {@code person-known}
 * @param by who wrote it
 * @param way how the resident's word was taken
 * @param saidBy who said it
 * @param note what else was said; kept sealed
 */
record Step(OffsetDateTime at, String what, By by, @Nullable WordWay way, String saidBy, String note) {

    static Step of(OffsetDateTime at, String what, By by) {
        return new Step(at, what, by, null, "", "");
    }

    Step noting(String said) {
        return new Step(at, what, by, way, saidBy, said);
    }
}
