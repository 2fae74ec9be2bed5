package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.FullStation;
import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.app.TestDatabase;
import cn.linli.places.Places;
import cn.linli.stations.Stations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The wall in the database: with nobody at work nothing is seen, and no table can forget to stand behind it. */
@LinliTest
class WallTest {

    /** Every table that stands before the wall, and why it may. */
    private static final Map<String, String> IN_THE_OPEN = new TreeMap<>(Map.ofEntries(
            Map.entry("access.account", "read before anybody is at work, to sign in"),
            Map.entry("access.session", "read before anybody is at work; only hashes of tokens"),
            Map.entry("access.token", "read before anybody is at work; only hashes of tokens"),
            Map.entry("access.grant_of_role", "makes the scope itself"),
            Map.entry("access.role_right", "data"),
            Map.entry("access.post", "makes the scope itself"),
            Map.entry("access.look", "makes the scope itself"),
            Map.entry("access.command", "the answers hold ids and versions"),
            Map.entry("access.trail_unsealed", "read by the sealer alone"),
            Map.entry("access.trail_seal", "read by the sealer alone"),
            Map.entry("access.trail_epoch", "read by the sealer alone"),
            Map.entry("care.rule", "rules, no persons"),
            Map.entry("care.weight", "data"),
            Map.entry("ledger.same_person", "ids alone"),
            Map.entry("ledger.person_no", "ids alone"),
            Map.entry("places.region", "public names"),
            Map.entry("places.county", "public names"),
            Map.entry("places.grid", "public names"),
            Map.entry("places.day_off", "the calendar"),
            Map.entry("requests.kind", "the catalogue"),
            Map.entry("requests.setting", "the catalogue"),
            Map.entry("requests.knock", "keyed marks, no address"),
            Map.entry("residents.label_kind", "data"),
            Map.entry("residents.relation_kind", "data"),
            Map.entry("rota.setting", "data"),
            Map.entry("rota.shift", "data"),
            Map.entry("stations.station", "open to everybody signed in"),
            Map.entry("stations.logo", "a sign, open to everybody signed in"),
            Map.entry("stations.room", "open to everybody signed in"),
            Map.entry("stations.working_group", "open to everybody signed in"),
            Map.entry("stations.focus", "open to everybody signed in"),
            Map.entry("stations.operator", "agencies, open to everybody signed in"),
            Map.entry("stations.contract", "agencies, open to everybody signed in"),
            Map.entry("unanswered.pace", "data"),
            Map.entry("unanswered.pace_of", "data"),
            Map.entry("unanswered.setting", "data"),
            Map.entry("visits.observation_field", "the catalogue"),
            Map.entry("visits.observation_choice", "the catalogue"),
            Map.entry("visits.field_of_label", "the catalogue")));

    private static final List<String> FILLED = List.of(
            "access.trail",
            "campaigns.campaign",
            "campaigns.deed",
            "campaigns.goods",
            "campaigns.goods_line",
            "campaigns.member",
            "campaigns.part",
            "campaigns.place",
            "campaigns.target",
            "care.clock",
            "care.contact",
            "care.person",
            "care.turn",
            "documents.paper",
            "ledger.line",
            "ledger.line_label",
            "ledger.line_person",
            "ledger.line_worker",
            "projects.project",
            "requests.cash",
            "requests.counter",
            "requests.medicine",
            "requests.request",
            "requests.step",
            "residents.consent",
            "residents.happening",
            "residents.health",
            "residents.household",
            "residents.kin",
            "residents.label",
            "residents.person",
            "residents.roster",
            "residents.roster_held",
            "residents.roster_piece",
            "rota.leave_day",
            "rota.member",
            "rota.plan",
            "rota.turn",
            "rounds.ability",
            "rounds.between",
            "rounds.plan",
            "rounds.spot",
            "rounds.terms",
            "rounds.wish",
            "standins.contact",
            "standins.event",
            "standins.event_pair",
            "standins.feedback",
            "standins.note",
            "standins.pair",
            "standins.profile",
            "stations.duty",
            "stations.worker",
            "unanswered.contact",
            "unanswered.ladder",
            "unanswered.step",
            "visits.observation",
            "visits.visit",
            "visits.visit_person",
            "volunteers.volunteer");

    private static final String TABLES = """
            select n.nspname || '.' || c.relname
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
              and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg\\_%'
            """;

    private static boolean filled;

    @Autowired
    private TestFloor floor;

    @Autowired
    private Places places;

    @Autowired
    private Stations stations;

    @Autowired
    private Actors actors;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    @BeforeEach
    void aStationWithEverything() throws Exception {
        if (!filled) {
            new FullStation(floor, places, stations, port);
            filled = true;
        }
    }

    @Test
    void withNobodyAtWorkNoRowBehindTheWallIsSeen() throws Exception {
        var behind = owner(TABLES + " and c.relrowsecurity");
        assertThat(behind).containsAll(FILLED);
        for (var table : FILLED) {
            assertThat(owner("select count(*) from " + table)).as(table).isNotEqualTo(List.of("0"));
        }
        assertThat(rowsSeen(behind)).isEmpty();
    }

    @Test
    void outsideATransactionEvenTheCommandLineSeesNothing() throws Exception {
        var behind = owner(TABLES + " and c.relrowsecurity");
        assertThat(Wall.as(actors.console(), () -> seenOneByOne(behind))).isEmpty();
    }

    @Test
    void theScopeOfATransactionEndsWithIt() throws Exception {
        var behind = List.of("residents.person", "requests.request", "ledger.line");
        for (int i = 0; i < 20; i++) {
            assertThat(Wall.as(actors.console(), () -> rowsSeen(behind))).hasSize(3);
            assertThat(rowsSeen(behind)).isEmpty();
        }
    }

    @Test
    void theScopeOfARunningTransactionIsNotChanged() {
        var console = actors.console();
        assertThatThrownBy(() -> transaction.execute(t -> {
                    Wall.run(console, () -> {});
                    return null;
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transaction.execute(t -> {
                    try {
                        return Wall.as(console, () -> null);
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void everyTableStandsBehindTheWallOrIsNamedHereWithItsReason() throws Exception {
        assertThat(owner(TABLES + " and not c.relrowsecurity"))
                .containsExactlyInAnyOrderElementsOf(IN_THE_OPEN.keySet());
        for (var table : List.of("access.trail_unsealed", "access.trail_seal", "access.trail_epoch")) {
            assertThat(owner("select has_table_privilege('linli_app', '" + table + "', 'select')"))
                    .as(table)
                    .containsExactly("f");
        }
    }

    @Test
    void everyWayThroughTheWallAsksForTheScope() throws Exception {
        var open = owner("""
                select schemaname || '.' || tablename || ': ' || policyname || ' ' || cmd
                from pg_policies
                where not (roles @> '{linli_sealer}' and tablename = 'trail' and cmd = 'SELECT')
                  and (coalesce(qual, with_check) !~ 'access\\.(stations|people|grids|me|auditor)\\(\\)|requests\\.request'
                    or coalesce(with_check, qual) !~ 'access\\.(stations|people|grids|me|auditor)\\(\\)|requests\\.request')
                """);
        assertThat(open)
                .as("only a line of the trail may be written by anybody")
                .containsExactly("access.trail: trail_write INSERT");
    }

    @Test
    void nothingIsSeenThroughAView() throws Exception {
        assertThat(owner(TABLES.replace("('r', 'p')", "('v', 'm', 'f')"))).isEmpty();
    }

    @Test
    void theFewFunctionsThatLookPastTheWallAreKnownAndPinned() throws Exception {
        assertThat(owner("""
                select n.nspname || '.' || p.proname
                from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')
                  and (p.proconfig::text like '%search_path=pg_catalog%')
                  and not has_function_privilege('public', p.oid, 'execute')
                """))
                .containsExactlyInAnyOrder(
                        "campaigns.progress",
                        "care.tell_late",
                        "residents.find",
                        "residents.known_at",
                        "requests.station_of_code");
        assertThat(owner("select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                        + " where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema')"))
                .containsExactly("5");
    }

    @Test
    void theFunctionsThatLookPastTheWallFindNothingForNobody() throws Exception {
        assertThat(owner("update residents.person set identity_blind = '\\xf00d' where name = '仇秘玉' returning id"))
                .isNotEmpty();
        var found = transaction.execute(t -> db.sql("""
                        select count(*) from residents.find('gram', array['仇'], '%仇%', 10)
                        """).query(Integer.class).single());
        assertThat(found).isZero();
        var station = transaction.execute(t -> db.sql("""
                        select count(*) from residents.known_at('\\xf00d')
                        """).query(Integer.class).single());
        assertThat(station).isZero();
    }

    @Test
    void theApplicationWorksUnderARoleThatOwnsNothing() throws Exception {
        assertThat(db.sql("select current_user").query(String.class).single()).isEqualTo("linli_app");
        assertThat(owner("""
                select rolname from pg_roles
                where rolname in ('linli_app', 'linli_sealer') and not rolsuper and not rolbypassrls and not rolcanlogin
                """)).containsExactlyInAnyOrder("linli_app", "linli_sealer");
        assertThat(owner("""
                select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
                where r.rolname in ('linli_app', 'linli_sealer')
                """)).isEmpty();
    }

    @Test
    void whatIsOnlyEverAddedCannotBeChangedByTheApplication() throws Exception {
        for (var table : List.of(
                "access.trail",
                "ledger.line",
                "ledger.line_worker",
                "ledger.line_person",
                "ledger.line_label",
                "requests.step",
                "requests.cash",
                "visits.observation",
                "campaigns.goods",
                "campaigns.goods_line",
                "standins.note",
                "standins.feedback",
                "documents.paper",
                "reports.import_row")) {
            assertThat(owner("select has_table_privilege('linli_app', '" + table + "', 'update, delete, truncate')"))
                    .as(table)
                    .containsExactly("f");
        }
    }

    private List<String> rowsSeen(List<String> tables) {
        return java.util.Objects.requireNonNull(transaction.execute(t -> seenOneByOne(tables)));
    }

    /** The tables of which something is seen. Those the application may not read at all are seen by nobody. */
    private List<String> seenOneByOne(List<String> tables) {
        var seen = new TreeSet<String>();
        for (var table : tables) {
            var readable = db.sql("select has_table_privilege(:table, 'select')")
                    .param("table", table)
                    .query(Boolean.class)
                    .single();
            if (readable
                    && db.sql("select exists (select from " + table + ")")
                            .query(Boolean.class)
                            .single()) {
                seen.add(table);
            }
        }
        return List.copyOf(seen);
    }

    private static List<String> owner(String question) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = TestDatabase.owner()) {
            var rows = connection.createStatement().executeQuery(question);
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
