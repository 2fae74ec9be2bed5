package cn.linli.residents;

import cn.linli.shared.GridId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the register's lines.
 *
 * <p>Lists of ids go into a statement as a subquery: the planner does not see how long they are, makes one plan and keeps
 * it. Planning each list anew behind row-level security took longer than reading it.
 */
@Component
class PersonBook {

    /** The columns of a card, of {@code residents.person p}. */
    static final String CARD = """
            p.id, p.name, p.sex, p.birth, p.station_id, p.region, p.grid_id, p.road, p.risk, p.arrangement, p.died,
            p.moved, p.merged_into, p.pinyin,
            array(
              select distinct l.kind
              from residents.label l
              where l.person_id in (
                select p.id union all select m.id from residents.person m where m.merged_into = p.id)
                and l.from_day <= :today and (l.to_day is null or l.to_day >= :today)) as labels
            """;

    private final JdbcClient db;
    private final Clock clock;

    PersonBook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    List<PersonCard> cards(Collection<ResidentId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var today = today();
        return db.sql("select " + CARD + """
                from residents.person p
                where p.id = any (array(select unnest(:ids::uuid[])))
                order by p.pinyin, p.id
                """)
                .param("ids", PersonRows.uuids(ids))
                .param("today", today)
                .query((row, n) -> card(row, today))
                .list();
    }

    Map<ResidentId, UUID> doors(Collection<ResidentId> ids) {
        var doors = new HashMap<ResidentId, UUID>();
        db.sql("""
                select p.id, coalesce(p.household_id, p.id) as door
                from residents.person p
                where p.id = any (array(select unnest(:ids::uuid[])))
                """).param("ids", PersonRows.uuids(ids)).query(row -> {
            doors.put(new ResidentId(row.getObject("id", UUID.class)), row.getObject("door", UUID.class));
        });
        return doors;
    }

    /** Those that stand for these entries now, each once, in the order given. */
    List<PersonCard> standing(List<ResidentId> ids) {
        var byId = new HashMap<ResidentId, PersonCard>();
        cards(ids).forEach(card -> byId.put(card.id(), card));
        var into =
                ids.stream().map(id -> standsFor(id, byId.get(id))).distinct().toList();
        var missing = into.stream().filter(id -> !byId.containsKey(id)).toList();
        cards(missing).forEach(card -> byId.put(card.id(), card));
        return into.stream().filter(byId::containsKey).map(byId::get).toList();
    }

    private static ResidentId standsFor(ResidentId id, @Nullable PersonCard card) {
        return card == null || card.mergedInto() == null ? id : card.mergedInto();
    }

    static PersonCard card(ResultSet row, LocalDate today) throws SQLException {
        var birth = row.getObject("birth", LocalDate.class);
        var died = row.getObject("died", LocalDate.class);
        var grid = row.getObject("grid_id", UUID.class);
        var merged = row.getObject("merged_into", UUID.class);
        return new PersonCard(
                new ResidentId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Sex.of(row.getInt("sex")),
                birth,
                age(birth, died == null ? today : died),
                new StationId(row.getObject("station_id", UUID.class)),
                RegionCode.of(row.getString("region")),
                grid == null ? null : new GridId(grid),
                row.getString("road"),
                new TreeSet<>(List.of((String[]) row.getArray("labels").getArray())),
                Risk.of(row.getString("risk")),
                row.getString("arrangement").equals(Arrangement.ALONE.code()),
                died != null,
                row.getObject("moved", LocalDate.class) != null,
                merged == null ? null : new ResidentId(merged));
    }

    Set<ResidentId> household(ResidentId id) {
        var all = new java.util.HashSet<>(db.sql("""
                        select p.id
                        from residents.person p
                        where p.household_id = (select one.household_id from residents.person one where one.id = :id)
                          and p.merged_into is null and p.died is null and p.moved is null
                        """)
                .param("id", id.value())
                .query((row, n) -> new ResidentId(row.getObject("id", UUID.class)))
                .list());
        all.add(id);
        return all;
    }

    static @Nullable Integer age(@Nullable LocalDate birth, LocalDate on) {
        return birth == null || birth.isAfter(on)
                ? null
                : java.time.Period.between(birth, on).getYears();
    }

    Map<String, String> labelNames(boolean english) {
        var names = new LinkedHashMap<String, String>();
        db.sql(
                        "select code, case when :english then name_en else name end as name from residents.label_kind order by no")
                .param("english", english)
                .query(row -> {
                    names.put(row.getString("code"), row.getString("name"));
                });
        return names;
    }

    Map<ResidentId, Set<String>> labelsOn(Collection<ResidentId> ids, LocalDate day) {
        var found = new HashMap<ResidentId, Set<String>>();
        db.sql("""
                select l.person_id as stands, l.person_id as id, l.kind
                from residents.label l
                where l.person_id = any (array(select unnest(:ids::uuid[])))
                  and l.from_day <= :day and (l.to_day is null or l.to_day >= :day)
                union all
                select p.merged_into, p.id, l.kind
                from residents.person p
                join residents.label l on l.person_id = p.id
                where p.merged_into = any (array(select unnest(:ids::uuid[])))
                  and l.from_day <= :day and (l.to_day is null or l.to_day >= :day)
                """)
                .param("ids", PersonRows.uuids(ids))
                .param("day", day)
                .query((row, n) -> {
                    for (var column : List.of("stands", "id")) {
                        var who = new ResidentId(row.getObject(column, UUID.class));
                        if (ids.contains(who)) {
                            found.computeIfAbsent(who, w -> new TreeSet<>()).add(row.getString("kind"));
                        }
                    }
                    return n;
                })
                .list();
        return found;
    }

    private static final String WATCHED = """
            select p.id, p.station_id, p.region, p.grid_id, p.risk, p.died, p.moved, p.merged_into,
                   p.away_where, p.away_from, p.away_to,
                   array(
                     select distinct l.kind
                     from residents.label l
                     where l.person_id in (
                       select p.id union all select m.id from residents.person m where m.merged_into = p.id)
                       and l.from_day <= :today and (l.to_day is null or l.to_day >= :today)) as labels
            from residents.person p
            """;

    List<Watched> watched(Collection<ResidentId> ids) {
        return db.sql(WATCHED + "where p.id = any (array(select unnest(:ids::uuid[])))")
                .param("ids", PersonRows.uuids(ids))
                .param("today", today())
                .query((row, n) -> watched(row))
                .list();
    }

    /** Of a whole station: the labels are gathered once for all, not person by person. */
    List<Watched> watched(StationId station) {
        return db.sql("""
                with carried as (
                  select coalesce(p.merged_into, p.id) as id, array_agg(distinct l.kind) as labels
                  from residents.label l join residents.person p on p.id = l.person_id
                  where l.station_id = :station
                    and l.from_day <= :today and (l.to_day is null or l.to_day >= :today)
                  group by 1)
                select p.id, p.station_id, p.region, p.grid_id, p.risk, p.died, p.moved, p.merged_into,
                       p.away_where, p.away_from, p.away_to, coalesce(c.labels, '{}') as labels
                from residents.person p left join carried c on c.id = p.id
                where p.station_id = :station and (c.id is not null or p.risk <> 'general')
                """)
                .param("station", station.value())
                .param("today", today())
                .query((row, n) -> watched(row))
                .list();
    }

    private static Watched watched(ResultSet row) throws SQLException {
        var grid = row.getObject("grid_id", UUID.class);
        var died = row.getObject("died", LocalDate.class);
        var merged = row.getObject("merged_into", UUID.class);
        return new Watched(
                new ResidentId(row.getObject("id", UUID.class)),
                new StationId(row.getObject("station_id", UUID.class)),
                RegionCode.of(row.getString("region")),
                grid == null ? null : new GridId(grid),
                Set.of((String[]) row.getArray("labels").getArray()),
                Risk.of(row.getString("risk")),
                died == null ? row.getObject("moved", LocalDate.class) : died,
                merged == null ? null : new ResidentId(merged),
                away(row));
    }

    static @Nullable Away away(ResultSet row) throws SQLException {
        var where = row.getString("away_where");
        return where == null
                ? null
                : new Away(
                        Away.Where.of(where),
                        row.getObject("away_from", LocalDate.class),
                        row.getObject("away_to", LocalDate.class));
    }
}
