package cn.linli.residents;

import cn.linli.access.Secrets;
import cn.linli.shared.Id;
import cn.linli.shared.ResidentId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as the row of {@code residents.person}: sealed, with the fingerprints and the words they are found by. The
 * components are named as the columns, so that one entry and a roster of a million go the same way.
 */
@SuppressWarnings("ArrayRecordComponent")
record PersonRow(
        UUID id,
        String region,
        UUID stationId,
        @Nullable UUID gridId,
        String name,
        String[] formerNames,
        String pinyin,
        String sounds,
        String[] grams,
        int sex,
        @Nullable LocalDate birth,
        String ethnicity,
        byte @Nullable [] identity,
        byte @Nullable [] identityBlind,
        byte @Nullable [] phone,
        byte @Nullable [] phoneBlind,
        byte @Nullable [] phoneLast,
        byte @Nullable [] otherPhone,
        byte @Nullable [] otherPhoneBlind,
        byte @Nullable [] otherPhoneLast,
        String road,
        byte @Nullable [] door,
        String separation,
        @Nullable String registeredRegion,
        byte @Nullable [] registeredHome,
        int marital,
        String arrangement,
        @Nullable Integer disabilityKind,
        @Nullable Integer disabilityLevel,
        byte @Nullable [] disabilityCard,
        String languages,
        String risk,
        OffsetDateTime entered,
        String enteredBy) {

    /** The fingerprints' names; the same word must be used to find. */
    static final String IDENTITY = "identity";

    static final String PHONE = "phone";
    static final String LAST_FOUR = "phone-last-four";

    static PersonRow of(ResidentId id, NewPerson person, Secrets secrets, OffsetDateTime now, String by) {
        var facts = person.facts();
        var home = person.home();
        var living = person.living();
        var identity = facts.identity() == null ? null : facts.identity().digits();
        var phone = nth(facts.phones(), 0);
        var other = nth(facts.phones(), 1);
        return new PersonRow(
                id.value(),
                home.community().value(),
                person.station().value(),
                uuid(home.grid()),
                facts.name(),
                facts.formerNames().toArray(String[]::new),
                Pinyin.of(facts.name()),
                Pinyin.sounds(facts.name(), facts.formerNames()),
                Grams.kept(facts.name(), facts.formerNames(), home.road()).toArray(String[]::new),
                facts.sex().code(),
                facts.birth(),
                facts.ethnicity(),
                secrets.seal(identity),
                secrets.blind(IDENTITY, identity),
                secrets.seal(digits(phone)),
                secrets.blind(PHONE, digits(phone)),
                secrets.blind(LAST_FOUR, last(phone)),
                secrets.seal(digits(other)),
                secrets.blind(PHONE, digits(other)),
                secrets.blind(LAST_FOUR, last(other)),
                home.road(),
                secrets.seal(home.door()),
                living.separation().code(),
                living.registeredRegion() == null
                        ? null
                        : living.registeredRegion().value(),
                secrets.seal(living.registeredHome()),
                living.marital(),
                living.arrangement().code(),
                person.disability().kind(),
                person.disability().level(),
                secrets.seal(person.disability().card()),
                facts.languages(),
                person.risk().code(),
                now,
                by);
    }

    private static @Nullable Phone nth(List<Phone> phones, int n) {
        return phones.size() > n ? phones.get(n) : null;
    }

    private static @Nullable String digits(@Nullable Phone phone) {
        return phone == null ? null : phone.digits();
    }

    private static @Nullable String last(@Nullable Phone phone) {
        return phone == null ? null : phone.lastFour();
    }

    private static @Nullable UUID uuid(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    /** Covered. */
    @Override
    public String toString() {
        return "PersonRow[" + id + "]";
    }
}
