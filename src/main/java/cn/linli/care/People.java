package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: one person's care, a worker's people, the caseload of a station. */
@Component
public class People {

    private static final int PAGE = 50;
    private static final int RECENT = 20;
    private static final double HOUR = 60.0;

    private final JdbcClient db;
    private final Residents residents;
    private final Owners owners;
    private final Rules rules;

    People(JdbcClient db, Residents residents, Owners owners, Rules rules) {
        this.db = db;
        this.residents = residents;
        this.owners = owners;
        this.rules = rules;
    }

    /** One person's care; of somebody not watched over, only what was told of them. */
    @Transactional(readOnly = true)
    public OfPerson one(Actor actor, ResidentId id) {
        actor.needs(Right.SEE_VISITS);
        var card = residents.card(actor, id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        Care.mustKnow(actor, card.station());
        var stands = Optional.ofNullable(card.mergedInto()).orElse(id);
        var clock = db.sql("select * from care.clock where resident_id = :id")
                .param("id", stands.value())
                .query((row, n) -> new Found(clock(row), ids(row)))
                .optional();
        return new OfPerson(
                stands,
                card.name(),
                card.station(),
                clock.map(Found::clock).orElse(null),
                clock.map(found -> rules.of(found.rules())).orElse(List.of()),
                history(stands),
                contacts(stands));
    }

    private record Found(OfPerson.State clock, List<UUID> rules) {}

    private static List<UUID> ids(ResultSet row) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray("rules").getArray());
    }

    private static OfPerson.State clock(ResultSet row) throws SQLException {
        return new OfPerson.State(
                account(row),
                row.getString("owner_name"),
                row.getBoolean("interim"),
                row.getObject("due", LocalDate.class),
                row.getObject("since", LocalDate.class),
                row.getObject("every_days", Integer.class),
                row.getObject("every_months", Integer.class),
                row.getString("way"),
                row.getBoolean("two"),
                row.getInt("minutes"),
                Risk.of(row.getString("risk")),
                row.getObject("last_seen", LocalDate.class),
                row.getObject("last_heard", LocalDate.class),
                row.getObject("last_tried", LocalDate.class),
                row.getString("away_where"),
                row.getObject("away_from", LocalDate.class),
                row.getObject("away_to", LocalDate.class),
                row.getObject("serious_due", LocalDate.class) != null,
                row.getInt("version"));
    }

    private List<OfPerson.Answered> history(ResidentId id) {
        return db.sql("""
                select name, from_day, to_day, why, given_by
                from care.owner
                where resident_id = :id
                order by from_day desc, id desc
                limit :limit
                """)
                .param("id", id.value())
                .param("limit", RECENT)
                .query((row, n) -> new OfPerson.Answered(
                        row.getString("name"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getString("why"),
                        row.getString("given_by")))
                .list();
    }

    private List<OfPerson.Told> contacts(ResidentId id) {
        return db.sql("""
                select day, way, result, by_name, counts, source_module, source_record
                from care.contact
                where person = :id and gone is null
                order by day desc, told_at desc
                limit :limit
                """)
                .param("id", id.value())
                .param("limit", RECENT)
                .query((row, n) -> new OfPerson.Told(
                        row.getObject("day", LocalDate.class),
                        row.getString("way"),
                        row.getString("result"),
                        row.getString("by_name"),
                        row.getBoolean("counts"),
                        row.getString("source_module"),
                        row.getObject("source_record", UUID.class)))
                .list();
    }

    /** Who carries how much at a station; also what is with nobody of its staff. */
    @Transactional(readOnly = true)
    public List<Caseload> caseload(Actor actor, StationId station) {
        actor.needs(Right.SEE_VISITS);
        Care.mustKnow(actor, station);
        var found = new HashMap<Optional<AccountId>, Caseload>();
        db.sql("""
                select c.owner, max(c.owner_name) as name, count(*) as people, sum(w.weight) as weight,
                       sum(greatest(30.4375 / c.every_days, 1.0 / c.every_months)) as contacts,
                       sum(greatest(30.4375 / c.every_days, 1.0 / c.every_months)
                         * c.minutes * case when c.two then 2 else 1 end) as minutes,
                       count(*) filter (where c.interim) as interim
                from care.clock c join care.weight w on w.risk = c.risk
                where c.station_id = :station
                group by c.owner
                """).param("station", station.value()).query(row -> {
            var load = new Caseload(
                    account(row),
                    row.getString("name"),
                    false,
                    row.getInt("people"),
                    row.getInt("interim"),
                    row.getInt("weight"),
                    (int) Math.round(row.getDouble("contacts")),
                    (int) Math.round(row.getDouble("minutes") / HOUR));
            found.put(Optional.ofNullable(load.owner()), load);
        });
        var lines = owners.staff(actor, station).stream()
                .map(worker -> {
                    var has = found.remove(Optional.ofNullable(worker.account()));
                    return has == null
                            ? new Caseload(worker.account(), worker.name(), true, 0, 0, 0, 0, 0)
                            : has.here(worker.name());
                })
                .collect(Collectors.toCollection(java.util.ArrayList::new));
        lines.addAll(found.values());
        return lines;
    }

    /**
     * The people somebody answers for, the next due first.
     *
     * @param owner whose; null: of everybody
     * @param interim only those who wait to be handed over
     */
    @Transactional(readOnly = true)
    public Page<Line> of(
            Actor actor, StationId station, @Nullable AccountId owner, boolean interim, @Nullable String after) {
        actor.needs(Right.SEE_VISITS);
        Care.mustKnow(actor, station);
        var mark = ProofBook.Mark.read(after);
        var rows = db.sql("""
                select resident_id, owner, owner_name, interim, due, risk, every_days, every_months, region
                from care.clock
                where station_id = :station and (:owner::uuid is null or owner = :owner)
                  and (not :interim or interim or owner is null)
                  and (due, resident_id) > (:day, :id)
                order by due, resident_id
                limit :limit
                """)
                .param("station", station.value())
                .param("owner", owner == null ? null : owner.value(), Types.OTHER)
                .param("interim", interim)
                .param("day", mark.day())
                .param("id", mark.id())
                .param("limit", PAGE + 1)
                .query((row, n) -> new Line(
                        new ResidentId(row.getObject("resident_id", UUID.class)),
                        "",
                        account(row),
                        row.getString("owner_name"),
                        row.getBoolean("interim"),
                        row.getObject("due", LocalDate.class),
                        Risk.of(row.getString("risk")),
                        row.getObject("every_days", Integer.class),
                        row.getObject("every_months", Integer.class)))
                .list();
        var names = residents.cards(actor, rows.stream().map(Line::resident).toList()).stream()
                .collect(Collectors.toMap(PersonCard::id, PersonCard::name));
        return Page.cut(
                rows.stream()
                        .map(row -> row.named(names.getOrDefault(row.resident(), "")))
                        .toList(),
                PAGE,
                row -> row.due() + " " + row.resident());
    }

    private static @Nullable AccountId account(ResultSet row) throws SQLException {
        var id = row.getObject("owner", UUID.class);
        return id == null ? null : new AccountId(id);
    }

    /**
     * One person's care.
     *
     * @param now where the clock stands; null: not watched over
     * @param rules the rules that met; the strictest of each kind binds
     */
    public record OfPerson(
            ResidentId resident,
            String name,
            StationId station,
            @Nullable State now,
            List<Rule> rules,
            List<Answered> owners,
            List<Told> contacts) {

        /**
         * Where a clock stands.
         *
         * @param interim whether the owner only stands in until somebody is chosen
         * @param serious whether something serious waits for a contact
         */
        public record State(
                @Nullable AccountId owner,
                String ownerName,
                boolean interim,
                LocalDate due,
                LocalDate since,
                @Nullable Integer everyDays,
                @Nullable Integer everyMonths,
                String way,
                boolean two,
                int minutes,
                Risk risk,
                @Nullable LocalDate lastSeen,
                @Nullable LocalDate lastHeard,
                @Nullable LocalDate lastTried,
                @Nullable String away,
                @Nullable LocalDate awayFrom,
                @Nullable LocalDate awayTo,
                boolean serious,
                int version) {}

        /** Who answered from when to when. */
        public record Answered(
                String name, LocalDate from, @Nullable LocalDate to, String why, String by) {}

        /** A contact or a try. */
        public record Told(
                LocalDate day, String way, String result, String by, boolean counts, String module, UUID record) {}
    }

    /**
     * What somebody carries.
     *
     * @param here whether they are of the staff today
     * @param interim people they only stand in for
     * @param weight by risk, as the table of weights says
     * @param contacts contacts a month
     * @param hours hours a month these contacts take, ways not counted
     */
    public record Caseload(
            @Nullable AccountId owner,
            String name,
            boolean here,
            int people,
            int interim,
            int weight,
            int contacts,
            int hours) {

        Caseload here(String as) {
            return new Caseload(owner, as, true, people, interim, weight, contacts, hours);
        }
    }

    /** One of somebody's people. */
    public record Line(
            ResidentId resident,
            String name,
            @Nullable AccountId owner,
            String ownerName,
            boolean interim,
            LocalDate due,
            Risk risk,
            @Nullable Integer everyDays,
            @Nullable Integer everyMonths) {

        Line named(String as) {
            return new Line(resident, as, owner, ownerName, interim, due, risk, everyDays, everyMonths);
        }
    }
}
