package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.places.Calendar;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.stations.Station;
import cn.linli.stations.Stations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rules of care. The installation brings the national minimum; a district makes its own, which stand instead of it
 * for the same label and risk; a station may be stricter on top. A rule is never rewritten: a new one ends the one before.
 */
@Service
class Rules {

    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 480;
    private static final int MOST_DAYS = 366;
    private static final int MOST_MONTHS = 12;
    private static final double DAYS_A_MONTH = 30.4375;
    private static final int HOURS_A_DAY = 8;
    private static final List<String> WAYS = List.of("either", "phone", "video", "home");

    private static final String COST = """
            select station_id, coalesce(sum(people), 0) as people, coalesce(sum(people * often), 0) as contacts,
                   coalesce(sum(people * often * minutes * case when two then 2 else 1 end / 60.0), 0) as hours
            from (
              select t.*, greatest(30.4375 / t.every_days, 1.0 / t.every_months) as often
              from terms t) as t
            group by station_id
            """;

    private final JdbcClient db;
    private final Stations stations;
    private final Residents residents;
    private final Clocks clocks;
    private final Owners owners;
    private final Rebinding rebinding;
    private final Calendar calendar;
    private final Trail trail;
    private final TransactionTemplate transaction;

    Rules(
            JdbcClient db,
            Stations stations,
            Residents residents,
            Clocks clocks,
            Owners owners,
            Rebinding rebinding,
            Calendar calendar,
            Trail trail,
            TransactionTemplate transaction) {
        this.db = db;
        this.stations = stations;
        this.residents = residents;
        this.clocks = clocks;
        this.owners = owners;
        this.rebinding = rebinding;
        this.calendar = calendar;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** The rules that hold today or will, of the installation, the actor's districts and stations. */
    @Transactional(readOnly = true)
    public List<Rule> all(Actor actor) {
        actor.needs(Right.SEE_STATIONS);
        return db.sql("""
                select *
                from care.rule
                where (to_day is null or to_day >= greatest(:today, from_day))
                  and (county is null or county = any (:counties))
                  and (station_id is null or station_id = any (:stations))
                order by station_id is not null, county is not null, label is not null, label,
                         array_position(array['high', 'key', 'general'], risk), from_day, id
                """)
                .param("today", clocks.today())
                .param("counties", counties(actor).toArray(String[]::new))
                .param(
                        "stations",
                        actor.scope().stations().stream().map(StationId::value).toArray(UUID[]::new))
                .query((row, n) -> rule(row))
                .list();
    }

    /** These rules, also those that hold no more. */
    List<Rule> of(Collection<UUID> ids) {
        return db.sql(
                        "select * from care.rule where id = any (:ids) order by station_id is not null, county is not null, id")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> rule(row))
                .list();
    }

    /**
     * Makes a rule; the one of the same place, label and risk ends the day before, unless the new one is only for a time:
     * then both hold, and the stricter binds. When it holds from today, every clock it concerns is set anew at once.
     */
    @Transactional
    public Rule make(Actor actor, Rule.Wish wish) {
        var rule = checked(actor, wish);
        insert(rule);
        trail.write(
                actor,
                "care.rule-made",
                rule.id(),
                Map.of(
                        "level", rule.level().code(),
                        "label", String.valueOf(rule.label()),
                        "risk", String.valueOf(rule.risk()),
                        "every", every(rule),
                        "way", rule.way()));
        rebinding.afterwards(actor, concerned(actor, rule));
        return rule;
    }

    /** Ends a rule on a day, today or later; ending it today it still holds today. */
    @Transactional
    public Rule end(Actor actor, UUID id, int version, LocalDate last) {
        var rule = of(Set.of(id)).stream().findFirst().orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        mayChange(actor, rule.level(), rule.county(), rule.station());
        if (last.isBefore(clocks.today().minusDays(1))
                || last.isBefore(rule.from().minusDays(1))) {
            throw CareRefusal.ENDS_BEFORE_BEGIN.refuse();
        }
        var done = db.sql("""
                update care.rule
                set to_day = :last, version = version + 1
                where id = :id and version = :version
                """)
                .param("last", last)
                .param("id", id)
                .param("version", version)
                .update();
        if (done == 0) {
            throw SharedRefusal.CHANGED_MEANWHILE
                    .refuse()
                    .withCurrent(of(Set.of(id)).getFirst());
        }
        trail.write(actor, "care.rule-ended", id, Map.of("last", last.toString()));
        rebinding.afterwards(actor, concerned(actor, rule));
        return of(Set.of(id)).getFirst();
    }

    /** What it would cost to make this rule; nothing is kept. Two readings of the same rules, without it and with it. */
    public RuleCost preview(Actor actor, Rule.Wish wish) {
        return Objects.requireNonNull(transaction.execute(t -> {
            t.setRollbackOnly();
            var rule = checked(actor, wish);
            var places = concerned(actor, rule);
            var day = rule.from();
            var before = cost(places, day);
            var terms = terms(places, day);
            insert(rule);
            var after = cost(places, day);
            var changed = changed(terms, terms(places, day));
            var month = day.withDayOfMonth(1);
            var workingDays = calendar.workingDaysBetween(
                    month.minusDays(1), month.plusMonths(1).minusDays(1));
            return new RuleCost(
                    month,
                    workingDays,
                    HOURS_A_DAY,
                    places.stream()
                            .map(station -> new RuleCost.Line(
                                    station,
                                    stations.find(station).map(Station::name).orElse(""),
                                    owners.staff(actor, station).size(),
                                    changed.getOrDefault(station, 0),
                                    before.getOrDefault(station, RuleCost.Load.NONE),
                                    after.getOrDefault(station, RuleCost.Load.NONE)))
                            .toList());
        }));
    }

    private Map<StationId, RuleCost.Load> cost(List<StationId> places, LocalDate day) {
        var loads = new HashMap<StationId, RuleCost.Load>();
        asking(COST, places, day).query(row -> {
            loads.put(
                    new StationId(row.getObject("station_id", UUID.class)),
                    new RuleCost.Load(row.getInt("people"), (int) Math.round(row.getDouble("contacts")), (int)
                            Math.round(row.getDouble("hours"))));
        });
        return loads;
    }

    private List<Terms> terms(List<StationId> places, LocalDate day) {
        return asking(
                        "select station_id, labels, risk, people, every_days, every_months, way, two, minutes from terms",
                        places,
                        day)
                .query((row, n) -> new Terms(
                        new StationId(row.getObject("station_id", UUID.class)),
                        String.join(",", (String[]) row.getArray("labels").getArray()) + " " + row.getString("risk"),
                        row.getInt("people"),
                        row.getString("every_days") + " " + row.getString("every_months") + " " + row.getString("way")
                                + " " + row.getBoolean("two") + " " + row.getInt("minutes")))
                .list();
    }

    private static Map<StationId, Integer> changed(List<Terms> before, List<Terms> after) {
        var was = before.stream().collect(Collectors.toMap(Terms::key, Terms::terms));
        return after.stream()
                .filter(terms -> !terms.terms().equals(was.get(terms.key())))
                .collect(Collectors.groupingBy(Terms::station, Collectors.summingInt(Terms::people)));
    }

    private JdbcClient.StatementSpec asking(String what, List<StationId> places, LocalDate day) {
        return db.sql("""
                with asked as (
                  select * from care.person where station_id = any (array(select unnest(:stations::uuid[])))),
                """ + Clocks.TERMS + what)
                .param("stations", places.stream().map(StationId::value).toArray(UUID[]::new))
                .param("today", day);
    }

    /** What one kind of person is owed. */
    private record Terms(StationId station, String kind, int people, String terms) {

        String key() {
            return station + " " + kind;
        }
    }

    private Rule checked(Actor actor, Rule.Wish wish) {
        var station = wish.station();
        var county = station == null ? county(actor, wish.county()) : county(station);
        var level = station == null ? Rule.Level.DISTRICT : Rule.Level.STATION;
        mayChange(actor, level, county, station);
        var from = Objects.requireNonNullElse(wish.from(), clocks.today());
        if (from.isBefore(clocks.today())) {
            throw CareRefusal.BEGINS_IN_THE_PAST.refuse();
        }
        if (wish.to() != null && wish.to().isBefore(from)) {
            throw CareRefusal.ENDS_BEFORE_BEGIN.refuse().at("to");
        }
        interval(wish);
        int minutes = Objects.requireNonNullElse(wish.minutes(), 0);
        if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
            throw CareRefusal.MINUTES_OUT_OF_RANGE.refuse(LEAST_MINUTES, MOST_MINUTES);
        }
        var way = Objects.requireNonNullElse(wish.way(), "either");
        if (!WAYS.contains(way)) {
            throw SharedRefusal.UNREADABLE.refuse().at("way");
        }
        var label = wish.label() == null || wish.label().isBlank() ? null : wish.label();
        if (label != null && !residents.labelNames(Locale.CHINESE).containsKey(label)) {
            throw CareRefusal.LABEL_UNKNOWN.refuse(label);
        }
        var rule = new Rule(
                Optional.ofNullable(wish.id())
                        .orElseThrow(() -> SharedRefusal.MISSING.refuse().at("id")),
                level,
                county,
                station,
                label,
                wish.risk(),
                wish.everyDays(),
                wish.everyMonths(),
                way,
                Boolean.TRUE.equals(wish.two()),
                minutes,
                from,
                wish.to(),
                clocks.now(),
                actor.name(),
                0);
        if (level == Rule.Level.STATION) {
            mustNotLoosen(rule);
        }
        return rule;
    }

    private static void interval(Rule.Wish wish) {
        var days = wish.everyDays();
        var months = wish.everyMonths();
        if ((days == null) == (months == null) || (days != null && days < 1) || (months != null && months < 1)) {
            throw CareRefusal.INTERVAL_MISSING.refuse();
        }
        if ((days != null && days > MOST_DAYS) || (months != null && months > MOST_MONTHS)) {
            throw CareRefusal.INTERVAL_TOO_LONG.refuse(MOST_MONTHS, MOST_DAYS);
        }
    }

    /** Against every rule from above that holds wherever this one would. */
    private void mustNotLoosen(Rule rule) {
        var above = db.sql("""
                select *
                from care.rule r
                where r.station_id is null and (r.county = :county or r.county is null)
                  and (r.label is null or r.label = :label) and (r.risk is null or r.risk = :risk)
                  and r.from_day <= :from and (r.to_day is null or r.to_day >= :from)
                  and (r.county is not null or not exists (
                    select from care.rule d
                    where d.station_id is null and d.county = :county
                      and d.label is not distinct from r.label and d.risk is not distinct from r.risk
                      and d.from_day <= :from and (d.to_day is null or d.to_day >= :from)))
                """)
                .param("county", rule.county())
                .param("label", rule.label(), Types.VARCHAR)
                .param("risk", rule.risk() == null ? null : rule.risk().code(), Types.VARCHAR)
                .param("from", rule.from())
                .query((row, n) -> rule(row))
                .list();
        above.stream().filter(other -> looser(rule, other)).findFirst().ifPresent(other -> {
            throw CareRefusal.MAY_ONLY_TIGHTEN.refuse(Math.round(days(other)));
        });
    }

    private static boolean looser(Rule rule, Rule above) {
        return days(rule) > days(above)
                || WAYS.indexOf(rule.way()) < WAYS.indexOf(above.way())
                || (above.two() && !rule.two());
    }

    private static double days(Rule rule) {
        return rule.everyDays() != null ? rule.everyDays() : Objects.requireNonNull(rule.everyMonths()) * DAYS_A_MONTH;
    }

    private static String every(Rule rule) {
        return rule.everyDays() != null ? rule.everyDays() + " days" : rule.everyMonths() + " months";
    }

    private void mayChange(Actor actor, Rule.Level level, @Nullable String county, @Nullable StationId station) {
        switch (level) {
            case INSTALLATION -> throw CareRefusal.NOT_YOUR_RULE.refuse();
            case DISTRICT -> {
                actor.needs(Right.MANAGE_SERVICES);
                if (!counties(actor).contains(county)) {
                    throw CareRefusal.NOT_A_DISTRICT.refuse();
                }
            }
            case STATION -> {
                actor.needs(Right.MANAGE_STAFF);
                actor.worksAt(Objects.requireNonNull(station));
            }
        }
    }

    /** The counties whose hub the actor works at. */
    private Set<String> counties(Actor actor) {
        return stations.all(actor).stream()
                .map(station -> station.region().county().prefix())
                .collect(Collectors.toSet());
    }

    /** The district that was named, or the only one the actor works in. */
    private String county(Actor actor, @Nullable String region) {
        if (region != null && region.length() >= 6) {
            return region.substring(0, 6);
        }
        var all = counties(actor);
        if (all.size() != 1) {
            throw CareRefusal.NOT_A_DISTRICT.refuse().at("county");
        }
        return all.iterator().next();
    }

    private String county(StationId station) {
        return stations.find(station)
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse)
                .region()
                .county()
                .prefix();
    }

    private void insert(Rule rule) {
        db.sql("""
                with before as (
                  update care.rule
                  set to_day = greatest(:from::date - 1, from_day - 1), version = version + 1
                  where county = :county and station_id is not distinct from :station::uuid
                    and label is not distinct from :label and risk is not distinct from :risk
                    and to_day is null and :to::date is null)
                insert into care.rule (id, county, station_id, label, risk, every_days, every_months, way, two, minutes,
                                       from_day, to_day, made, made_by)
                values (:id, :county, :station, :label, :risk, :days, :months, :way, :two, :minutes, :from, :to, :made, :by)
                """)
                .param("id", rule.id())
                .param("county", rule.county())
                .param("station", rule.station() == null ? null : rule.station().value(), Types.OTHER)
                .param("label", rule.label(), Types.VARCHAR)
                .param("risk", rule.risk() == null ? null : rule.risk().code(), Types.VARCHAR)
                .param("days", rule.everyDays(), Types.INTEGER)
                .param("months", rule.everyMonths(), Types.INTEGER)
                .param("way", rule.way())
                .param("two", rule.two())
                .param("minutes", rule.minutes())
                .param("from", rule.from())
                .param("to", rule.to(), Types.DATE)
                .param("made", rule.made())
                .param("by", rule.madeBy())
                .update();
    }

    private List<StationId> concerned(Actor actor, Rule rule) {
        if (rule.station() != null) {
            return List.of(rule.station());
        }
        return stations.all(actor).stream()
                .filter(station -> station.region().county().prefix().equals(rule.county()))
                .filter(station -> !station.hub())
                .map(Station::id)
                .toList();
    }

    private static Rule rule(ResultSet row) throws SQLException {
        var station = row.getObject("station_id", UUID.class);
        var county = row.getString("county");
        var risk = row.getString("risk");
        return new Rule(
                row.getObject("id", UUID.class),
                station != null ? Rule.Level.STATION : county != null ? Rule.Level.DISTRICT : Rule.Level.INSTALLATION,
                county,
                station == null ? null : new StationId(station),
                row.getString("label"),
                risk == null ? null : Risk.of(risk),
                row.getObject("every_days", Integer.class),
                row.getObject("every_months", Integer.class),
                row.getString("way"),
                row.getBoolean("two"),
                row.getInt("minutes"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getObject("made", OffsetDateTime.class),
                row.getString("made_by"),
                row.getInt("version"));
    }
}
