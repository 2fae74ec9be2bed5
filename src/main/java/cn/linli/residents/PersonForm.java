package cn.linli.residents;

import cn.linli.shared.GridId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the form sends. A covered field that was not touched is null and stays as it is; an empty one is taken out.
 *
 * @param id made by the client
 * @param version what the form was opened with; 0 for somebody new
 * @param sure somebody compared: this is not one of those who look alike
 */
record PersonForm(
        @Nullable ResidentId id,
        @Nullable Integer version,
        @Nullable StationId station,
        @Nullable String name,
        @Nullable List<String> formerNames,
        @Nullable Integer sex,
        @Nullable LocalDate birth,
        @Nullable String ethnicity,
        @Nullable String identity,
        @Nullable String phone,
        @Nullable String otherPhone,
        @Nullable String languages,
        @Nullable RegionCode community,
        @Nullable GridId grid,
        @Nullable String road,
        @Nullable Door door,
        @Nullable String arrangement,
        @Nullable Integer marital,
        @Nullable String separation,
        @Nullable RegionCode registeredRegion,
        @Nullable String registeredHome,
        @Nullable Integer disabilityKind,
        @Nullable Integer disabilityLevel,
        @Nullable String disabilityCard,
        @Nullable String health,
        @Nullable String allergies,
        @Nullable String risk,
        @Nullable List<Label> labels,
        @Nullable Boolean sure) {

    record Door(
            @Nullable String building,
            @Nullable String unit,
            @Nullable String room) {}

    record Label(
            @Nullable String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String evidence) {

        NewLabel given(LocalDate today) {
            return new NewLabel(said(kind), Objects.requireNonNullElse(from, today), to, said(evidence));
        }
    }

    /** The person the form says, on top of what is kept. */
    NewPerson person(@Nullable Kept kept, LocalDate today) {
        var before = kept == null ? null : kept.person();
        return new NewPerson(
                before == null ? needed(station, "station") : before.station(),
                facts(before),
                home(before),
                living(before),
                disability(before),
                new Health(
                        Objects.requireNonNullElseGet(
                                health,
                                () -> before == null ? "" : before.health().notes()),
                        Objects.requireNonNullElseGet(
                                allergies,
                                () -> before == null ? "" : before.health().allergies())),
                Risk.of(Objects.requireNonNullElse(risk, Risk.GENERAL.code())),
                labels == null
                        ? List.of()
                        : labels.stream().map(l -> l.given(today)).toList());
    }

    private Facts facts(@Nullable NewPerson before) {
        return new Facts(
                said(name),
                formerNames == null ? List.of() : formerNames,
                Sex.of(Objects.requireNonNullElse(sex, 0)),
                birth,
                said(ethnicity),
                identity(before),
                phones(before),
                said(languages));
    }

    @Nullable
    IdentityNumber identity(@Nullable NewPerson before) {
        if (identity == null) {
            return before == null ? null : before.facts().identity();
        }
        return identity.isBlank() ? null : IdentityNumber.of(identity);
    }

    private List<Phone> phones(@Nullable NewPerson before) {
        var phones = new ArrayList<Phone>();
        var former = before == null ? List.<Phone>of() : before.facts().phones();
        add(phones, phone, former, 0, "phone");
        add(phones, otherPhone, former, 1, "otherPhone");
        return phones;
    }

    private static void add(List<Phone> into, @Nullable String said, List<Phone> former, int n, String field) {
        if (said == null) {
            if (former.size() > n) {
                into.add(former.get(n));
            }
        } else if (!said.isBlank()) {
            into.add(Phone.read(said)
                    .orElseThrow(
                            () -> ResidentsRefusal.PHONE_UNREADABLE.refuse().at(field)));
        }
    }

    private Home home(@Nullable NewPerson before) {
        var lives = needed(community, "community");
        if (door == null) {
            return before == null
                    ? new Home(lives, grid, said(road), "", "", "")
                    : new Home(
                            lives,
                            grid,
                            said(road),
                            before.home().building(),
                            before.home().unit(),
                            before.home().room());
        }
        return new Home(lives, grid, said(road), said(door.building()), said(door.unit()), said(door.room()));
    }

    private Living living(@Nullable NewPerson before) {
        return new Living(
                Arrangement.of(Objects.requireNonNullElse(arrangement, Arrangement.UNKNOWN.code())),
                Objects.requireNonNullElse(marital, 90),
                Separation.of(Objects.requireNonNullElse(separation, Separation.SAME.code())),
                registeredRegion,
                Objects.requireNonNullElseGet(
                        registeredHome,
                        () -> before == null ? "" : before.living().registeredHome()));
    }

    private Disability disability(@Nullable NewPerson before) {
        var card = Objects.requireNonNullElseGet(
                disabilityCard, () -> before == null ? "" : before.disability().card());
        return new Disability(disabilityKind, disabilityLevel, card);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> T needed(@Nullable T value, String field) {
        if (value == null) {
            throw SharedRefusal.MISSING.refuse().at(field);
        }
        return value;
    }

    /** Covered: what was typed into a form is in no log. */
    @Override
    public String toString() {
        return "PersonForm[" + id + "]";
    }
}
