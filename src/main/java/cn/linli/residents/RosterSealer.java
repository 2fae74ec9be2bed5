package cn.linli.residents;

import cn.linli.access.Secrets;
import cn.linli.places.Address;
import cn.linli.shared.GridId;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns a judged person of a roster into the register's own form and seals it. What does not fit its field is shortened
 * there and stands whole in the notes. Used by one thread at a time.
 */
final class RosterSealer {

    private final Secrets secrets;
    private final RosterGround ground;
    private final Function<RegionCode, StationId> stations;
    private final BiFunction<RegionCode, String, @Nullable GridId> grids;
    private final Map<String, String> labelCodes;
    private final RosterKeys keys;
    private final RosterMarks marks;
    private final OffsetDateTime now;
    private final String by;

    /**
     * @param stations the station of a community's street
     * @param grids the grid of a community as written; null for none
     * @param labelCodes the code of each label's word
     */
    RosterSealer(
            Secrets secrets,
            RosterGround ground,
            Function<RegionCode, StationId> stations,
            BiFunction<RegionCode, String, @Nullable GridId> grids,
            Map<String, String> labelCodes,
            OffsetDateTime now,
            String by) {
        this.secrets = secrets;
        this.ground = ground;
        this.stations = stations;
        this.grids = grids;
        this.labelCodes = labelCodes;
        this.keys = new RosterKeys(secrets);
        this.marks = new RosterMarks(secrets);
        this.now = now;
        this.by = by;
    }

    RosterSealed seal(RosterPerson person) {
        var notes = new RosterForm.Notes(person.notes());
        var row = PersonRow.of(new ResidentId(Ids.next()), entry(person, notes), secrets, now, by);
        var health = notes.fit("健康状况", person.health(), 2000);
        var kin = kin(person.kin());
        var responsible = notes.fit("包保社工", person.worker(), 40);
        return new RosterSealed(
                row,
                responsible,
                secrets.seal(notes.toString()),
                secrets.seal(health),
                person.labels().stream()
                        .map(word -> labelCodes.getOrDefault(word, "other-focus"))
                        .distinct()
                        .toList(),
                kin,
                keys.key(person),
                marks.of(person));
    }

    private NewPerson entry(RosterPerson person, RosterForm.Notes notes) {
        var living = RosterForm.living(person.living());
        if (living == Arrangement.UNKNOWN) {
            notes.fit("居住情况", person.living(), 0);
        }
        return new NewPerson(
                stations.apply(person.community()),
                facts(person, notes),
                home(person, notes),
                new Living(
                        living,
                        90,
                        separation(person),
                        ground.at(person.registered()).orElse(null),
                        notes.fit("户籍地址", person.registered(), 200)),
                RosterForm.disability(person.disability()),
                Health.UNKNOWN,
                Risk.GENERAL,
                List.of());
    }

    private static Facts facts(RosterPerson person, RosterForm.Notes notes) {
        var phones = new ArrayList<Phone>();
        for (var digits : List.of(person.phone(), person.otherPhone())) {
            if (!digits.isEmpty()) {
                phones.add(new Phone(digits));
            }
        }
        return new Facts(
                notes.fit("姓名", person.name(), 60),
                List.of(),
                person.sex(),
                person.birth(),
                notes.fit("民族", person.ethnic(), 20),
                person.identity().isEmpty() ? null : new IdentityNumber(person.identity()),
                phones,
                "");
    }

    private Home home(RosterPerson person, RosterForm.Notes notes) {
        var written = notes.fit("现居住地址", person.home(), 100);
        var address = Address.asWritten(person.community(), ground.below(written, person.community()));
        return new Home(
                person.community(),
                person.grid().isEmpty() ? null : grids.apply(person.community(), person.grid()),
                address.place(),
                address.building(),
                address.unit(),
                address.room());
    }

    /** Two different addresses: whoever lives in the community the roster counts them to is registered elsewhere. */
    private Separation separation(RosterPerson person) {
        if (person.registered().isEmpty()
                || person.home().isEmpty()
                || person.registered().equals(person.home())) {
            return Separation.SAME;
        }
        var there = ground.at(person.home());
        return there.isPresent() && !there.get().equals(person.community())
                ? Separation.REGISTERED_HERE
                : Separation.LIVES_HERE;
    }

    private RosterSealed.@Nullable Kin kin(RosterPerson.Kin kin) {
        if (kin.name().isEmpty() && kin.phone().isEmpty()) {
            return null;
        }
        var digits = kin.phone().isEmpty() ? null : kin.phone();
        return new RosterSealed.Kin(
                Ids.next(),
                kin.name(),
                RosterForm.relation(kin.relation()),
                secrets.seal(digits),
                secrets.blind(PersonRow.PHONE, digits),
                secrets.blind(PersonRow.LAST_FOUR, digits == null ? null : digits.substring(digits.length() - 4)),
                kin.relation());
    }
}
