package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.shared.GridId;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The second wall: queries that forget to ask for the scope, under the application's role. */
@LinliTest
class WallOfResidentsTest {

    @Autowired
    private TestFloor floor;

    @Autowired
    private Residents residents;

    @Autowired
    private Beside beside;

    @Autowired
    private Merges merges;

    @Autowired
    private Households households;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    private StationId station;
    private ResidentId resident;
    private GridId grid;
    private Actor worker;

    @BeforeEach
    void somebodyWithEverything() throws Exception {
        station = floor.aStation();
        worker = floor.aPerson(Role.WORKER, station).actor();
        resident = new ResidentId(Ids.next());
        grid = new GridId(Ids.next());
        var person = NewPerson.of(
                        station,
                        Facts.named("有墙"),
                        Home.in(RegionCode.of("990101001001")).in(grid))
                .with(new Health("糖尿病", "花生"))
                .with(List.of(NewLabel.since("disabled", LocalDate.of(2024, 1, 1), "")));
        var other = new ResidentId(Ids.next());
        var wife = new ResidentId(Ids.next());
        Wall.run(worker, () -> {
            residents.register(worker, resident, person);
            residents.register(worker, other, person);
            residents.register(worker, wife, person);
            merges.merge(worker, other, resident, "");
            beside.addKin(
                    worker,
                    resident,
                    Ids.next(),
                    new Beside.KinForm(null, null, "女儿", "30", "13800000000", true, "", null));
            beside.agreed(worker, resident, Ids.next(), new Beside.ConsentForm(null, "建档", "spoken", null, null, ""));
            households.make(
                    worker,
                    new cn.linli.shared.HouseholdId(Ids.next()),
                    new Households.HouseholdForm(
                            null,
                            null,
                            resident,
                            List.of(new Households.Member(resident, null), new Households.Member(wife, "10")),
                            ""));
        });
    }

    private long seenBy(Actor actor, String table) throws Exception {
        return Wall.as(
                actor,
                () -> transaction.execute(
                        t -> db.sql("select count(*) from residents." + table + " where station_id = :s")
                                .param("s", station.value())
                                .query(Long.class)
                                .single()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "household", "label", "kin", "consent", "happening", "health", "merge"})
    void aQueryWithoutAFilterShowsNothingForeign(String table) throws Exception {
        assertThat(seenBy(worker, table)).isPositive();
        assertThat(seenBy(floor.aPerson(Role.WORKER, floor.aStation()).actor(), table))
                .isZero();
        assertThat(seenBy(floor.aPerson(Role.SYSADMIN, station).actor(), table)).isZero();
        assertThat(seenBy(floor.aPerson(Role.AGENCY, station).actor(), table)).isZero();
        assertThat(transaction.<Long>execute(t -> db.sql("select count(*) from residents." + table)
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void aGridWorkerSeesTheGridButNoHealth() throws Exception {
        var leader = floor.aPerson(Grant.inGrid(grid.value(), station, LocalDate.of(2020, 1, 1)))
                .actor();
        assertThat(seenBy(leader, "person")).isEqualTo(3);
        assertThat(seenBy(leader, "health")).isZero();
        var other = floor.aPerson(Grant.inGrid(Ids.next(), station, LocalDate.of(2020, 1, 1)))
                .actor();
        assertThat(seenBy(other, "person")).isZero();
    }

    @Test
    void rowsOfAForeignStationAreNeitherWrittenNorChanged() throws Exception {
        var foreign = floor.aPerson(Role.WORKER, floor.aStation()).actor();
        assertThatThrownBy(() -> Wall.as(
                        foreign,
                        () -> transaction.execute(t -> db.sql("""
                                insert into residents.person
                                  (id, region, station_id, name, pinyin, sounds, grams, entered, entered_by, changed)
                                values (:id, '990101001001', :station, '混入', '', '', '{}', now(), '', now())
                                """)
                                .param("id", Ids.next())
                                .param("station", station.value())
                                .update())))
                .hasStackTraceContaining("row-level security");
        int changed = Wall.as(
                foreign,
                () -> transaction.execute(t -> db.sql("update residents.person set name = '改了' where id = :id")
                        .param("id", resident.value())
                        .update()));
        assertThat(changed).isZero();
        assertThatThrownBy(() -> Wall.as(
                        worker,
                        () -> transaction.execute(
                                t -> db.sql("update residents.person set station_id = :other where id = :id")
                                        .param("other", Ids.next())
                                        .param("id", resident.value())
                                        .update())))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void nothingOfTheRegisterIsEverDeletedByTheApplication() {
        assertThatThrownBy(() -> Wall.as(
                        worker,
                        () -> transaction.execute(t -> db.sql("delete from residents.person where id = :id")
                                .param("id", resident.value())
                                .update())))
                .hasStackTraceContaining("permission denied");
    }
}
