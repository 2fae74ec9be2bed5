package cn.linli.unanswered;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.places.Calendar;
import cn.linli.residents.Risk;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The times of the steps: given with the program, set by a hub for its region, shortened by a station for itself. */
@Component
class PaceBook {

    private static final UUID EVERYWHERE = new UUID(0, 0);
    private static final String WORD = "word";
    private static final Set<String> NEEDED =
            Set.of(Rung.AGAIN.code(), Rung.WELFARE_CHECK.code(), Rung.ASK_HEAD.code(), Rung.GENTLY.code(), WORD);

    private final JdbcClient db;
    private final Stations stations;
    private final Calendar calendar;
    private final Trail trail;
    private final Clock clock;

    PaceBook(JdbcClient db, Stations stations, Calendar calendar, Trail trail, Clock clock) {
        this.db = db;
        this.stations = stations;
        this.calendar = calendar;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * One time.
     *
     * @param rung a step, or {@code word}: how many days a word of others holds
     * @param used whether the step is gone at all
     */
    record Time(Risk risk, String rung, int amount, String unit, boolean used) {

        int hours() {
            return new Pace.Wait(amount, unit).hours();
        }

        Key key() {
            return new Key(risk, rung);
        }
    }

    /** Which time it is. */
    record Key(Risk risk, String rung) {}

    /**
     * The times of a station or hub.
     *
     * @param above what it may not be longer than: the hub's, or for a hub those given with the program
     * @param byName who changed them last; empty: nobody
     */
    record Times(StationId station, boolean hub, int version, String byName, List<Time> times, List<Time> above) {}

    /** How fast the steps follow at a station for a risk. */
    Pace pace(StationId station, Risk risk) {
        var times = of(station);
        var waits = new EnumMap<Rung, Pace.Wait>(Rung.class);
        int word = 1;
        for (var time : times.values()) {
            if (time.risk() != risk || !time.used()) {
                continue;
            }
            if (time.rung().equals(WORD)) {
                word = time.amount();
            } else {
                waits.put(Rung.of(time.rung()), new Pace.Wait(time.amount(), time.unit()));
            }
        }
        return new Pace(waits, word, setting("words-at-most"), calendar::plusWorkingDays);
    }

    int setting(String code) {
        return db.sql("select value from unanswered.setting where code = :code")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Times times(Actor actor, @Nullable StationId asked) {
        actor.needs(Right.SEE_VISITS);
        var station = asked == null ? own(actor) : asked;
        actor.worksAt(station);
        var version = db.sql("select version, by_name from unanswered.pace_of where owner = :owner")
                .param("owner", station.value())
                .query((row, n) -> Map.entry(row.getInt("version"), row.getString("by_name")))
                .optional()
                .orElse(Map.entry(0, ""));
        return new Times(
                station,
                hub(station),
                version.getKey(),
                version.getValue(),
                List.copyOf(of(station).values()),
                List.copyOf(above(station).values()));
    }

    /**
     * Sets the times of a hub's region, or shortens those of a station. Refuses a station that would wait longer than
     * its hub says, and leaving out a step that is needed.
     */
    @Transactional
    public Times set(Actor actor, StationId station, int version, List<Time> times) {
        var hub = hub(station);
        actor.needs(hub ? Right.MANAGE_SERVICES : Right.MANAGE_STAFF);
        actor.worksAt(station);
        var above = above(station);
        for (var time : times) {
            check(time, above.get(time.key()), hub);
        }
        renew(actor, station, version);
        for (var time : times) {
            put(station, time);
        }
        trail.write(actor, "unanswered.times-set", station.value(), Map.of("hub", hub));
        return times(actor, station);
    }

    private static void check(Time time, @Nullable Time above, boolean hub) {
        if (above == null) {
            throw SharedRefusal.UNREADABLE.refuse().at("times");
        }
        if (time.amount() < 1 || time.amount() > 90) {
            throw UnansweredRefusal.TIME_OUT_OF_RANGE.refuse();
        }
        var unitFits = time.rung().equals(WORD)
                ? time.unit().equals("day")
                : time.unit().equals("hour") || time.unit().equals("working-day");
        if (!unitFits) {
            throw SharedRefusal.UNREADABLE.refuse().at("times");
        }
        if (!time.used() && NEEDED.contains(time.rung())) {
            throw UnansweredRefusal.STEP_NEEDED.refuse();
        }
        if (!hub && (time.used() != above.used() || time.hours() > above.hours())) {
            throw UnansweredRefusal.ONLY_SHORTER.refuse();
        }
    }

    private void renew(Actor actor, StationId station, int version) {
        var statement = version == 0 ? """
                insert into unanswered.pace_of (owner, by_name, changed, version)
                values (:owner, :by, :now, :version + 1)
                on conflict (owner) do nothing
                """ : """
                update unanswered.pace_of set by_name = :by, changed = :now, version = version + 1
                where owner = :owner and version = :version
                """;
        var done = db.sql(statement)
                .param("owner", station.value())
                .param("by", actor.name())
                .param("now", OffsetDateTime.now(clock))
                .param("version", version)
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE.refuse().withCurrent(times(actor, station));
        }
    }

    private void put(StationId station, Time time) {
        db.sql("""
                insert into unanswered.pace (owner, risk, rung, amount, unit, used)
                values (:owner, :risk, :rung, :amount, :unit, :used)
                on conflict (owner, risk, rung) do update set
                  amount = excluded.amount, unit = excluded.unit, used = excluded.used
                """)
                .param("owner", station.value())
                .param("risk", time.risk().code())
                .param("rung", time.rung())
                .param("amount", time.amount())
                .param("unit", time.unit())
                .param("used", time.used())
                .update();
    }

    /** What holds at a station: the shorter of its own and what stands above it. */
    private Map<Key, Time> of(StationId station) {
        var times = above(station);
        var hub = hub(station);
        read(station.value())
                .forEach((key, own) ->
                        times.merge(key, own, (above, mine) -> hub || mine.hours() < above.hours() ? mine : above));
        return times;
    }

    private Map<Key, Time> above(StationId station) {
        var times = read(EVERYWHERE);
        if (!hub(station)) {
            stations.hubOf(station).map(Station::id).ifPresent(hub -> times.putAll(read(hub.value())));
        }
        return times;
    }

    private boolean hub(StationId station) {
        return stations.find(station).map(Station::hub).orElse(false);
    }

    private StationId own(Actor actor) {
        var first = actor.scope().stations().stream().findFirst().orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        return actor.may(Right.MANAGE_SERVICES)
                ? stations.hubOf(first)
                        .map(Station::id)
                        .filter(actor.scope().stations()::contains)
                        .orElse(first)
                : first;
    }

    private Map<Key, Time> read(UUID owner) {
        var times = new java.util.LinkedHashMap<Key, Time>();
        db.sql("select risk, rung, amount, unit, used from unanswered.pace where owner = :owner order by risk, rung")
                .param("owner", owner)
                .query((row, n) -> new Time(
                        Risk.of(row.getString("risk")),
                        row.getString("rung"),
                        row.getInt("amount"),
                        row.getString("unit"),
                        row.getBoolean("used")))
                .list()
                .forEach(time -> times.put(time.key(), time));
        return times;
    }
}
