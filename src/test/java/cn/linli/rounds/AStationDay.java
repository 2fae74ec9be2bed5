package cn.linli.rounds;

import cn.linli.rounds.PlanFile.Call;
import cn.linli.rounds.PlanFile.Crew;
import cn.linli.rounds.PlanFile.Leg;
import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.WorkerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A station's day for tests: invented workers and people; communities are 1, 2, 3 … of one street. */
final class AStationDay {

    static final int NINE = 540;

    private final Map<String, Crew> crew = new HashMap<>();
    private final List<Crew> inOrder = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private Terms terms = Terms.USUAL;

    AStationDay by(Terms others) {
        terms = others;
        return this;
    }

    AStationDay worker(String name, String... abilities) {
        return worker(name, 510, 1050, abilities);
    }

    AStationDay worker(String name, int from, int until, String... abilities) {
        var one = new Crew(
                new WorkerId(Ids.next()), new AccountId(Ids.next()), name, from, until, false, Set.of(abilities));
        crew.put(name, one);
        inOrder.add(one);
        return this;
    }

    AStationDay due(int community, int overdue) {
        return add(call(community).overdue(overdue));
    }

    AStationDay promised(int community, int time) {
        return add(call(community).promised(time));
    }

    AStationDay add(ACall call) {
        calls.add(call.made(this));
        return this;
    }

    ACall call(int community) {
        return new ACall(community);
    }

    PlanFile file() {
        return new PlanFile(terms, inOrder, calls, 0);
    }

    Crew who(String name) {
        return java.util.Objects.requireNonNull(crew.get(name), name);
    }

    static RegionCode community(int number) {
        return RegionCode.of("990101001%03d".formatted(number));
    }

    static PlanFile without(PlanFile file, WorkerId gone) {
        return new PlanFile(
                file.terms(),
                file.crew().stream().filter(one -> !one.id().equals(gone)).toList(),
                file.calls(),
                0);
    }

    static PlanFile with(PlanFile file, Call call) {
        var calls = new ArrayList<>(file.calls());
        calls.add(call);
        return new PlanFile(file.terms(), file.crew(), calls, 0);
    }

    static List<Leg> legs(PlanFile file, int call) {
        return file.calls().get(call).legs();
    }

    /** A call in the making: at home, half an hour, due today. */
    static final class ACall {

        private final int community;
        private @Nullable Integer overdue = 0;
        private @Nullable Integer promised;
        private @Nullable String usual;
        private @Nullable Spot spot;
        private boolean two;
        private int minutes = 30;
        private Contact.Way way = Contact.Way.HOME;
        private Set<String> needs = Set.of();
        private UUID door = Ids.next();

        private ACall(int community) {
            this.community = community;
        }

        ACall overdue(int days) {
            overdue = days;
            return this;
        }

        ACall promised(int time) {
            promised = time;
            overdue = null;
            return this;
        }

        ACall usual(String name) {
            usual = name;
            return this;
        }

        ACall two() {
            two = true;
            return this;
        }

        ACall minutes(int howMany) {
            minutes = howMany;
            return this;
        }

        ACall by(Contact.Way how) {
            way = how;
            return this;
        }

        ACall needs(String... what) {
            needs = Set.of(what);
            return this;
        }

        ACall at(double lon, double lat) {
            spot = new Spot(lon, lat);
            return this;
        }

        ACall behind(UUID sameDoor) {
            door = sameDoor;
            return this;
        }

        Call made(AStationDay day) {
            return new Call(
                    Ids.next(),
                    List.of(new ResidentId(Ids.next())),
                    null,
                    null,
                    way,
                    community(community),
                    spot,
                    door,
                    "",
                    minutes,
                    promised,
                    overdue,
                    false,
                    two,
                    needs,
                    usual == null ? null : day.who(usual).account(),
                    usual == null ? "" : usual,
                    false,
                    List.of(),
                    List.of());
        }
    }
}
