package cn.linli.residents;

import cn.linli.shared.GridId;
import cn.linli.shared.HouseholdId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as a screen shows them: everything sensitive covered. What is covered is null when there is nothing; health
 * is null also for those it is not for.
 */
record PersonView(
        ResidentId id,
        int version,
        StationId station,
        String stationName,
        String name,
        List<String> formerNames,
        Sex sex,
        @Nullable LocalDate birth,
        @Nullable Integer age,
        String ethnicity,
        String languages,
        @Nullable String identity,
        @Nullable String phone,
        @Nullable String otherPhone,
        RegionCode community,
        String communityName,
        @Nullable GridId grid,
        String road,
        @Nullable String door,
        Separation separation,
        @Nullable RegionCode registeredRegion,
        @Nullable String registeredHome,
        int marital,
        Arrangement arrangement,
        @Nullable Integer disabilityKind,
        @Nullable Integer disabilityLevel,
        @Nullable String disabilityCard,
        @Nullable String health,
        @Nullable String allergies,
        @Nullable String notes,
        String responsible,
        Risk risk,
        List<Label> labels,
        List<Kin> kin,
        List<Consent> consents,
        @Nullable HouseholdId household,
        List<Member> members,
        @Nullable LocalDate died,
        @Nullable LocalDate moved,
        String movedWhere,
        @Nullable Away away,
        @Nullable ResidentId mergedInto,
        List<Merged> mergedFrom,
        OffsetDateTime entered,
        String enteredBy,
        OffsetDateTime changed) {

    /** What stands in place of something covered that has no shape of its own. */
    static final String COVER = "******";

    record Label(
            UUID id,
            int version,
            String kind,
            LocalDate from,
            @Nullable LocalDate to,
            String evidence,
            String by) {}

    record Kin(
            UUID id,
            int version,
            String name,
            String relation,
            @Nullable String phone,
            boolean emergency,
            String note) {}

    record Consent(
            UUID id,
            int version,
            String what,
            String way,
            LocalDate given,
            @Nullable LocalDate until,
            @Nullable LocalDate withdrawn,
            String by,
            String note) {}

    record Member(ResidentId id, String name, @Nullable Integer age, String relation, boolean head) {}

    record Merged(ResidentId id, String name, OffsetDateTime at, String by, String why) {}
}
