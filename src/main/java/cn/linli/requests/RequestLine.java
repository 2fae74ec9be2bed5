package cn.linli.requests;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request on one line of a list.
 *
 * @param person the resident's name, if these eyes may see it
 * @param place where, when it is about no person
 * @param climbed how far it has climbed for being late: not, to-head, to-hub
 * @param sentUpTo who is to answer, when it is an opinion on its way
 * @param mine whether the one who asks answers for it
 */
record RequestLine(
        UUID id,
        UUID station,
        String number,
        String kind,
        String kindZh,
        String kindEn,
        RequestState state,
        Urgency urgency,
        IntakeWay way,
        @Nullable UUID resident,
        @Nullable String person,
        String place,
        String doer,
        boolean volunteer,
        boolean mine,
        OffsetDateTime received,
        OffsetDateTime due,
        String climbed,
        @Nullable String sentUpTo,
        boolean answered,
        @Nullable String ending,
        int version) {

    RequestLine of(@Nullable String name) {
        return new RequestLine(
                id, station, number, kind, kindZh, kindEn, state, urgency, way, resident, name, place, doer, volunteer,
                mine, received, due, climbed, sentUpTo, answered, ending, version);
    }

    /** Says nothing of who and where. */
    @Override
    public String toString() {
        return "RequestLine[%s]".formatted(number);
    }
}
