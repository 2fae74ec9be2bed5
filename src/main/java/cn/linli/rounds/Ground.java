package cn.linli.rounds;

import cn.linli.access.Actor;
import cn.linli.care.Care;
import cn.linli.care.Owed;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.rounds.PlanFile.Call;
import cn.linli.rounds.PlanFile.Crew;
import cn.linli.shared.AccountId;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkerId;
import cn.linli.stations.DutyRota;
import cn.linli.stations.Licence;
import cn.linli.stations.Worker;
import cn.linli.stations.Workers;
import cn.linli.visits.PlannedVisit;
import cn.linli.visits.Visits;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a station's day is made of: who goes out, which visits are promised, who is due. */
@Component
class Ground {

    /** A worker sees fewer people a day than this; who comes later in the order of urgency is not even looked at. */
    private static final int PEOPLE_A_WORKER = 40;

    private static final int LEAST = 80;

    private final RoundsSettings settings;
    private final DutyRota rota;
    private final Workers workers;
    private final Residents residents;
    private final Visits visits;
    private final Care care;

    Ground(RoundsSettings settings, DutyRota rota, Workers workers, Residents residents, Visits visits, Care care) {
        this.settings = settings;
        this.rota = rota;
        this.workers = workers;
        this.residents = residents;
        this.visits = visits;
        this.care = care;
    }

    /**
     * The day as it lies there now, nobody in anybody's round.
     *
     * @param going who goes out; null for whoever is on duty
     */
    PlanFile of(Actor actor, StationId station, LocalDate day, @Nullable Set<WorkerId> going) {
        var terms = settings.own(actor, station).terms();
        var crew = crew(actor, station, day, going, terms);
        var calls = new ArrayList<Call>();
        var planned = visits.planned(actor, station, day);
        var owed = owed(actor, station, day.plusDays(terms.ahead()), planned);
        var most = Math.max(LEAST, PEOPLE_A_WORKER * crew.size());
        var people = new HashSet<ResidentId>();
        planned.forEach(visit -> people.addAll(visit.residents()));
        owed.stream().limit(most).forEach(one -> people.add(one.resident()));
        var about = new About(
                cards(actor, people),
                residents.doors(actor, people),
                settings.wishes(actor, people),
                settings.spots(station, "resident"),
                terms,
                day,
                workers.of(actor, station, false).stream()
                        .filter(worker -> worker.account() != null)
                        .collect(Collectors.toMap(
                                worker -> java.util.Objects.requireNonNull(worker.account()),
                                Worker::name,
                                (one, other) -> one)));
        planned.stream()
                .filter(visit -> visit.residents().stream().anyMatch(about.cards()::containsKey))
                .forEach(visit -> calls.add(about.call(visit)));
        about.byDoor(owed.stream().limit(most).toList()).forEach(some -> calls.add(about.call(some)));
        return new PlanFile(terms, crew, calls, Math.max(0, owed.size() - most));
    }

    /**
     * The day as it lies there now, with what stood in a plan of it: the same need of the same people keeps its id, its
     * pin and its place. What has begun stays, also when it is done by now.
     *
     * @param accepted whether it stands on people's lists, so that a visit in other hands was given away since
     */
    static PlanFile upon(PlanFile before, boolean accepted, PlanFile fresh, int now) {
        var left = new ArrayList<>(before.calls());
        var calls = new ArrayList<Call>();
        for (var call : fresh.calls()) {
            var old = left.stream().filter(one -> same(one, call)).findFirst();
            old.ifPresent(left::remove);
            calls.add(old.filter(one -> !(accepted && givenAway(before, one, call)))
                    .map(call::after)
                    .orElse(call));
        }
        var here = fresh.crew().stream().map(Crew::id).collect(Collectors.toSet());
        left.stream()
                .filter(call -> !call.legs().isEmpty())
                .filter(call -> call.legs().stream().allMatch(leg -> leg.starts() < now && here.contains(leg.worker())))
                .forEach(calls::add);
        return new PlanFile(fresh.terms(), fresh.crew(), calls, fresh.beyond());
    }

    /** Whether somebody gave a visit of the plan to a colleague since. */
    private static boolean givenAway(PlanFile before, Call old, Call call) {
        var workers = old.legs().stream().map(PlanFile.Leg::worker).collect(Collectors.toSet());
        return old.visit() != null
                && !workers.isEmpty()
                && before.crew().stream()
                        .filter(worker -> workers.contains(worker.id()))
                        .noneMatch(worker -> worker.account().equals(call.usual()));
    }

    private static boolean same(Call old, Call call) {
        return call.visit() != null
                ? call.visit().equals(old.visit()) || call.visit().value().equals(old.id())
                : old.visit() == null
                        && old.away() == call.away()
                        && old.people().stream().anyMatch(call.people()::contains);
    }

    /** Who is due and not going to be visited that day anyway, the most pressing first. */
    private List<Owed> owed(Actor actor, StationId station, LocalDate until, List<PlannedVisit> planned) {
        var seen = planned.stream().flatMap(visit -> visit.residents().stream()).collect(Collectors.toSet());
        return care.owed(actor, station, until).stream()
                .filter(one -> !seen.contains(one.resident()))
                .toList();
    }

    private Map<ResidentId, PersonCard> cards(Actor actor, Collection<ResidentId> people) {
        return residents.cards(actor, people).stream().collect(Collectors.toMap(PersonCard::id, card -> card));
    }

    private List<Crew> crew(Actor actor, StationId station, LocalDate day, @Nullable Set<WorkerId> going, Terms terms) {
        var turns = rota.onDuty(actor, station, day).stream()
                .filter(terms::byDay)
                .collect(Collectors.groupingBy(DutyRota.Turn::worker));
        var wanted = going == null ? turns.keySet() : going;
        var staff = workers.of(actor, station, false).stream()
                .filter(worker -> worker.here(day))
                .toList();
        if (!staff.stream().map(Worker::id).collect(Collectors.toSet()).containsAll(wanted)) {
            throw SharedRefusal.NOT_FOUND.refuse().at("workers");
        }
        var abilities = settings.abilities(actor, station);
        return staff.stream()
                .filter(worker -> wanted.contains(worker.id()))
                .filter(worker -> going != null || worker.account() != null)
                .map(worker -> goes(
                        worker,
                        day,
                        turns.getOrDefault(worker.id(), List.of()),
                        abilities.getOrDefault(worker.id(), RoundsSettings.Ability.unsaid(worker.id())),
                        terms))
                .toList();
    }

    private static Crew goes(
            Worker worker, LocalDate day, List<DutyRota.Turn> turns, RoundsSettings.Ability ability, Terms terms) {
        var account = worker.account();
        if (account == null) {
            throw RoundsRefusal.NO_ACCOUNT.refuse(worker.name()).at("workers");
        }
        return new Crew(
                worker.id(),
                account,
                worker.name(),
                turns.stream().mapToInt(turn -> minute(turn.from())).min().orElse(terms.doorsFrom()),
                turns.stream().mapToInt(turn -> minute(turn.to())).max().orElse(terms.doorsUntil()),
                ability.bike(),
                abilities(worker, day, ability));
    }

    /** A licence stands for the lower ones too, as long as it is registered. */
    private static Set<String> abilities(Worker worker, LocalDate day, RoundsSettings.Ability ability) {
        var all = new TreeSet<String>();
        if (ability.sex() != 0) {
            all.add("sex:" + ability.sex());
        }
        ability.languages().forEach(language -> all.add("language:" + language));
        var licence = worker.licence();
        if (licence != null && (licence.expires() == null || !licence.expires().isBefore(day))) {
            for (var level : Licence.Level.values()) {
                if (level.compareTo(licence.level()) <= 0) {
                    all.add("licence:" + level.code());
                }
            }
        }
        return all;
    }

    static int minute(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }

    /** What is known of the people of the day. */
    private record About(
            Map<ResidentId, PersonCard> cards,
            Map<ResidentId, UUID> doors,
            Map<ResidentId, RoundsSettings.Wish> wishes,
            Map<String, Spot> spots,
            Terms terms,
            LocalDate day,
            Map<AccountId, String> names) {

        /** People of one household who are to be seen at home are seen together. */
        List<List<Owed>> byDoor(List<Owed> owed) {
            var together = new LinkedHashMap<Object, List<Owed>>();
            for (var one : owed) {
                if (cards.containsKey(one.resident())) {
                    var key = away(one.way()) ? door(one.resident()) : one.resident();
                    together.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
                }
            }
            return List.copyOf(together.values());
        }

        private static boolean away(Contact.@Nullable Way way) {
            return way == null || way == Contact.Way.HOME || way == Contact.Way.ELSEWHERE;
        }

        private UUID door(ResidentId who) {
            return doors.getOrDefault(who, who.value());
        }

        Call call(PlannedVisit visit) {
            var promised = visit.from();
            return call(
                    new Known(visit.id().value(), visit, promised == null ? null : minute(promised), null, false),
                    visit.residents(),
                    visit.way(),
                    length(visit.way(), visit.two(), visit.residents().size(), 0),
                    visit.two(),
                    visit.worker(),
                    names.getOrDefault(visit.worker(), ""));
        }

        Call call(List<Owed> some) {
            var first = some.stream().min(Comparator.comparing(Owed::due)).orElseThrow();
            var people = some.stream().map(Owed::resident).toList();
            var two = some.stream().anyMatch(Owed::two);
            var way = first.way() == null ? Contact.Way.HOME : first.way();
            var longest = some.stream().mapToInt(Owed::minutes).max().orElse(0);
            return call(
                    new Known(
                            Ids.next(),
                            null,
                            null,
                            (int) ChronoUnit.DAYS.between(first.due(), day),
                            some.stream().anyMatch(one -> one.risk() == Risk.HIGH)),
                    people,
                    way,
                    length(way, two, people.size(), longest),
                    two,
                    first.owner(),
                    first.ownerName());
        }

        private record Known(
                UUID id,
                @Nullable PlannedVisit visit,
                @Nullable Integer promised,
                @Nullable Integer overdue,
                boolean high) {}

        private Call call(
                Known known,
                List<ResidentId> people,
                Contact.Way way,
                int minutes,
                boolean two,
                @Nullable AccountId usual,
                String usualName) {
            var first = people.stream().filter(cards::containsKey).findFirst().orElseThrow();
            var card = java.util.Objects.requireNonNull(cards.get(first));
            var visit = known.visit();
            return new Call(
                    known.id(),
                    people,
                    visit == null ? null : visit.id(),
                    visit == null ? null : visit.request(),
                    way,
                    card.community(),
                    people.stream()
                            .map(who -> spots.get(who.value().toString()))
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .orElse(null),
                    door(first),
                    visit == null ? "" : visit.purpose(),
                    minutes,
                    known.promised(),
                    known.overdue(),
                    known.high(),
                    two,
                    needs(people),
                    usual,
                    usualName,
                    false,
                    List.of(),
                    List.of());
        }

        private Set<String> needs(List<ResidentId> people) {
            var needs = new TreeSet<String>();
            people.forEach(who -> {
                var wish = wishes.get(who);
                if (wish != null) {
                    needs.addAll(wish.needs());
                }
            });
            return needs;
        }

        /** By the rule if it says so, else by kind; each further member of a household takes a little longer. */
        private int length(Contact.Way way, boolean two, int people, int byRule) {
            var away = away(way);
            var kind = two ? terms.check() : away ? terms.visit() : terms.phone();
            return (byRule > 0 ? byRule : kind) + (away ? (people - 1) * terms.member() : 0);
        }
    }
}
