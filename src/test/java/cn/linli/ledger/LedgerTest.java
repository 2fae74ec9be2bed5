package cn.linli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.LinliTest;
import cn.linli.TestFloor;
import cn.linli.access.Actor;
import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.residents.Facts;
import cn.linli.residents.Home;
import cn.linli.residents.NewLabel;
import cn.linli.residents.NewPerson;
import cn.linli.residents.Residents;
import cn.linli.residents.ResidentsMerged;
import cn.linli.shared.Act;
import cn.linli.shared.Ids;
import cn.linli.shared.Period;
import cn.linli.shared.ProjectId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@LinliTest
class LedgerTest {

    private static final Period YEAR = Period.year(2023);

    @Autowired
    private TestFloor floor;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Figures figures;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Slices slices;

    @Autowired
    private SumBook lines;

    @Autowired
    private Residents residents;

    private StationId station;
    private Actor head;

    @BeforeEach
    void aStation() throws Exception {
        station = floor.aStation();
        head = floor.aPerson(Role.HEAD, station).actor();
    }

    @Test
    void anActIsBookedInTheTransactionThatAnnouncesIt() {
        book(Deliveries.at(station).measuring(45, 3));

        assertThat(total()).isEqualTo(new Measures(1, 45, 3, 0));
    }

    @Test
    void whatRollsBackIsNotBooked() {
        Wall.run(
                head,
                () -> transaction.executeWithoutResult(t -> {
                    events.publishEvent(Deliveries.at(station).announced());
                    t.setRollbackOnly();
                }));

        assertThat(total()).isEqualTo(Measures.NONE);
    }

    @Test
    void anActAnnouncedOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> Wall.run(
                        head, () -> events.publishEvent(Deliveries.at(station).announced())))
                .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }

    @Test
    void theSameRevisionTwiceIsBookedOnce() {
        var source = aSource();
        book(Deliveries.at(station).of(source, 0).measuring(30, 2));
        book(Deliveries.at(station).of(source, 0).measuring(30, 2));
        book(Deliveries.at(station).of(source, 1).measuring(40, 2));
        book(Deliveries.at(station).of(source, 1).measuring(40, 2));

        assertThat(total()).isEqualTo(new Measures(1, 40, 2, 0));
        assertThat(linesEverBooked()).isEqualTo(3);
    }

    @Test
    void twoCorrectionsAtOnceLeaveOneLineStanding() throws Exception {
        var source = aSource();
        book(Deliveries.at(station).of(source, 0).measuring(30, 1));
        var together = new CyclicBarrier(2);
        Callable<Boolean> first = () -> bookTogether(together, source, 1);
        Callable<Boolean> second = () -> bookTogether(together, source, 2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var done : threads.invokeAll(List.of(first, second))) {
                done.get();
            }
        }

        assertThat(total()).isEqualTo(new Measures(1, 20, 1, 0));
    }

    private boolean bookTogether(CyclicBarrier together, Act.Source source, int revision) throws Exception {
        together.await();
        book(Deliveries.at(station).of(source, revision).measuring(10 * revision, 1));
        return true;
    }

    @Test
    void aCorrectionIsAReversingLineAndANewOne() {
        var source = aSource();
        book(Deliveries.at(station).of(source, 0).measuring(30, 2).on(LocalDate.of(2023, 1, 31)));
        book(Deliveries.at(station).of(source, 1).measuring(60, 5).on(LocalDate.of(2023, 2, 1)));

        var standing = read(() -> figures.lines(head, Selection.of(YEAR), true, null, 10))
                .items();
        assertThat(standing).hasSize(1);
        var history = read(() -> figures.history(head, standing.getFirst().id()));
        assertThat(history).extracting(Line::sign).containsExactly(1, -1, 1);
        assertThat(history).extracting(Line::minutes).containsExactly(30, -30, 60);
        assertThat(table(By.MONTH).rows()).extracting(Table.Row::key).containsExactly("2023-02");
    }

    @Test
    void whatDoesNotCountAfterAllIsBookedBackwards() {
        var source = aSource();
        var person = new ResidentId(Ids.next());
        book(Deliveries.at(station).of(source, 0).serving(person));
        book(Deliveries.at(station).of(source, 1).notCounting());
        book(Deliveries.at(station).of(source, 0).serving(person));

        assertThat(total()).isEqualTo(Measures.NONE);
        book(Deliveries.at(station).of(source, 2).serving(person).measuring(15, 1));
        assertThat(total()).isEqualTo(new Measures(1, 15, 1, 1));
    }

    /** Any sequence of acts, corrections and repeats: the figures are the sums of what was last said of each record. */
    @Test
    void theFiguresAreTheSumsOfTheLastRevisions() {
        for (var seed = 0; seed < 12; seed++) {
            station = floor.aStation();
            head = headOf(station);
            var chance = new Random(seed);
            var said = new HashMap<Act.Source, List<Deliveries>>();
            var sources = IntStream.range(0, 6).mapToObj(i -> aSource()).toList();
            for (var i = 0; i < 40; i++) {
                var source = sources.get(chance.nextInt(sources.size()));
                var before = said.computeIfAbsent(source, s -> new ArrayList<>());
                if (before.isEmpty() || chance.nextInt(3) > 0) {
                    before.add(anyAct(chance, source, before.size()));
                    book(before.getLast());
                } else {
                    book(before.get(chance.nextInt(before.size())));
                }
            }
            foldedOrNotTheFiguresAreTheSame("seed " + seed);
            var standing = said.values().stream().map(List::getLast).toList();
            assertThat(total()).as("seed %d", seed).isEqualTo(sumOf(standing));
            assertThat(behind(Selection.of(YEAR))).as("seed %d", seed).hasSize((int) total().sessions());
            for (var by : List.of(By.FIELD, By.KIND, By.MONTH, By.COMMUNITY, By.STATION)) {
                var rows = table(by).rows();
                assertThat(rows.stream().mapToLong(r -> r.measures().sessions()).sum())
                        .as("seed %d by %s", seed, by)
                        .isEqualTo(total().sessions());
                assertThat(rows.stream().mapToLong(r -> r.measures().minutes()).sum())
                        .isEqualTo(total().minutes());
            }
        }
    }

    private void foldedOrNotTheFiguresAreTheSame(String which) {
        var odd = Selection.of(new Period(LocalDate.of(2023, 2, 11), LocalDate.of(2023, 11, 20)));
        for (var by : By.values()) {
            for (var selection : List.of(Selection.of(YEAR), Selection.of(YEAR).at(Set.of(station)), odd)) {
                var fromLines = read(
                        () -> java.util.Objects.requireNonNull(transaction.execute(t -> lines.table(selection, by))));
                assertThat(read(() -> figures.table(head, selection, by)))
                        .as(which)
                        .isEqualTo(fromLines);
                fold();
                assertThat(read(() -> figures.table(head, selection, by)))
                        .as(which)
                        .isEqualTo(fromLines);
            }
        }
    }

    @Test
    void aSliceIsReadyAfterFoldingAndALineBookedToItCountsAtOnce() {
        book(Deliveries.at(station).measuring(30, 1).serving(new ResidentId(Ids.next())));
        fold();
        assertThat(total()).isEqualTo(new Measures(1, 30, 1, 1));

        book(Deliveries.at(station).measuring(15, 2).serving(new ResidentId(Ids.next())));
        assertThat(total()).isEqualTo(new Measures(2, 45, 3, 2));
        fold();
        assertThat(total()).isEqualTo(new Measures(2, 45, 3, 2));
    }

    /** The clock folds beside us: when it is at it, or other stations come first, ours takes another round. */
    private void fold() {
        for (int round = 0; round < 100 && unfolded() > 0; round++) {
            transaction.executeWithoutResult(
                    t -> db.sql("select pg_advisory_xact_lock(hashtextextended('ledger.slices', 0))")
                            .query(row -> {}));
            slices.fold();
        }
        assertThat(unfolded()).isZero();
    }

    private int unfolded() {
        return read(() ->
                java.util.Objects.requireNonNull(transaction.execute(t -> db.sql("select count(*) from ledger.unfolded")
                        .query(Integer.class)
                        .single())));
    }

    private Deliveries anyAct(Random chance, Act.Source source, int revision) {
        var kinds = List.of(WorkKind.VISIT, WorkKind.GROUP, WorkKind.ACTIVITY, WorkKind.TRAINING);
        var made = Deliveries.at(station)
                .of(source, revision)
                .kind(kinds.get(chance.nextInt(kinds.size())))
                .field(List.of("为老服务", "助残服务", "").get(chance.nextInt(3)))
                .on(LocalDate.of(2023, 1 + chance.nextInt(12), 1 + chance.nextInt(28)))
                .measuring(chance.nextInt(600), chance.nextInt(60));
        if (chance.nextInt(3) > 0) {
            made.serving(PEOPLE.get(chance.nextInt(PEOPLE.size())), new ResidentId(Ids.next()));
        }
        return chance.nextInt(5) == 0 ? made.notCounting().announced() : made.announced();
    }

    private static final List<ResidentId> PEOPLE = List.of(new ResidentId(Ids.next()), new ResidentId(Ids.next()));

    private static Measures sumOf(java.util.Collection<Deliveries> standing) {
        var counted = standing.stream()
                .filter(Deliveries::counts)
                .map(Deliveries::act)
                .filter(act -> act.kind().service())
                .toList();
        return new Measures(
                counted.size(),
                counted.stream().mapToLong(Act::minutes).sum(),
                counted.stream().mapToLong(Act::personTimes).sum(),
                counted.stream()
                        .flatMap(act -> act.people().stream())
                        .distinct()
                        .count());
    }

    @Test
    void noLineIsEverChangedOrDeleted() {
        book(Deliveries.at(station).serving(new ResidentId(Ids.next())));
        for (var table : List.of("line", "line_worker", "line_person", "line_label")) {
            assertThatThrownBy(() -> asHead("update ledger." + table + " set station_id = station_id"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> asHead("delete from ledger." + table))
                    .rootCause()
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> asHead("truncate ledger." + table))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private void asHead(String sql) {
        Wall.run(head, () -> transaction.executeWithoutResult(t -> db.sql(sql).update()));
    }

    @Test
    void anotherStationsLinesAreNotSeen() throws Exception {
        book(Deliveries.at(station).serving(new ResidentId(Ids.next())));
        fold();
        book(Deliveries.at(station).serving(new ResidentId(Ids.next())));
        var stranger = floor.aPerson(Role.HEAD, floor.aStation()).actor();

        Wall.run(stranger, () -> {
            assertThat(figures.table(stranger, Selection.of(YEAR).at(Set.of(station)), By.STATION)
                            .total())
                    .isEqualTo(Measures.NONE);
            assertThat(figures.lines(stranger, Selection.of(YEAR), true, null, 10)
                            .items())
                    .isEmpty();
        });
        for (var table :
                List.of("line", "line_worker", "line_person", "line_label", "unfolded", "slice_sum", "slice_people")) {
            var seen = Wall.as(
                    stranger,
                    () -> transaction.execute(
                            t -> db.sql("select count(*) from ledger." + table + " where station_id = :station")
                                    .param("station", station.value())
                                    .query(Integer.class)
                                    .single()));
            assertThat(seen).as(table).isZero();
        }
    }

    @Test
    void nobodyBooksForAnotherStation() throws Exception {
        var stranger = floor.aPerson(Role.HEAD, floor.aStation()).actor();
        assertThatThrownBy(() -> Wall.run(
                        stranger,
                        () -> transaction.executeWithoutResult(
                                t -> events.publishEvent(Deliveries.at(station).announced()))))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void trainingAndSupervisionStandBesideTheServices() {
        book(Deliveries.at(station).measuring(60, 10));
        book(Deliveries.at(station).kind(WorkKind.TRAINING).field("赋能培训").measuring(390, 30));
        book(Deliveries.at(station).kind(WorkKind.SUPERVISION).field("专业督导").measuring(150, 20));

        var table = table(By.KIND);
        assertThat(table.total()).isEqualTo(new Measures(1, 60, 10, 0));
        assertThat(table.rows()).extracting(Table.Row::key).containsExactly("visit");
        assertThat(table.workforce().trainings()).isEqualTo(2);
        assertThat(table.workforce().trainingMinutes()).isEqualTo(540);
        assertThat(table.workforce().supervisions()).isEqualTo(1);
        assertThat(table.workforce().sorts())
                .extracting(Table.Sort::name, Table.Sort::sessions)
                .contains(org.assertj.core.groups.Tuple.tuple("赋能培训", 1L));
        assertThat(read(() -> figures.lines(head, Selection.of(YEAR), false, null, 10))
                        .items())
                .hasSize(2);
    }

    @Test
    void aPersonCountsOnceHoweverOftenServed() {
        var one = new ResidentId(Ids.next());
        var two = new ResidentId(Ids.next());
        book(Deliveries.at(station).serving(one));
        book(Deliveries.at(station).serving(one, two).kind(WorkKind.GROUP));
        var source = aSource();
        book(Deliveries.at(station).of(source, 0).serving(new ResidentId(Ids.next())));
        book(Deliveries.at(station).of(source, 1).serving(one));

        assertThat(total().people()).isEqualTo(2);
        assertThat(table(By.KIND).row("visit").orElseThrow().measures().people())
                .isEqualTo(1);
    }

    @Test
    void somebodyEnteredTwiceAndMergedCountsOnceAndTwiceAgainWhenUnmerged() {
        var a = new ResidentId(Ids.next());
        var b = new ResidentId(Ids.next());
        var c = new ResidentId(Ids.next());
        book(Deliveries.at(station).serving(a));
        book(Deliveries.at(station).serving(b));
        book(Deliveries.at(station).serving(c));
        assertThat(total().people()).isEqualTo(3);

        tell(new ResidentsMerged(b, a, false));
        assertThat(total().people()).isEqualTo(2);
        tell(new ResidentsMerged(c, b, false));
        assertThat(total().people()).isEqualTo(1);
        tell(new ResidentsMerged(c, b, true));
        assertThat(total().people()).isEqualTo(2);
        tell(new ResidentsMerged(b, a, true));
        assertThat(total().people()).isEqualTo(3);
    }

    private void tell(Object news) {
        Wall.run(head, () -> transaction.executeWithoutResult(t -> events.publishEvent(news)));
    }

    @Test
    void everyGroupingNarrowsToItsOwnLines() {
        var project = new ProjectId(Ids.next());
        var account = head.account();
        book(Deliveries.at(station).project(project).in("990101001002").workers(new Act.Doer(account, "甲")));
        book(Deliveries.at(station).field("助残服务").kind(WorkKind.GROUP).on(LocalDate.of(2023, 7, 1)));

        assertThat(behind(Selection.of(YEAR).of(project))).hasSize(1);
        assertThat(behind(Selection.of(YEAR).of((ProjectId) null))).hasSize(1);
        assertThat(behind(Selection.of(YEAR).ofField("助残服务"))).hasSize(1);
        assertThat(behind(Selection.of(YEAR).of(WorkKind.GROUP))).hasSize(1);
        assertThat(behind(Selection.of(YEAR).in(RegionCode.of("990101001002")))).hasSize(1);
        assertThat(behind(Selection.of(YEAR).by(account.toString()))).hasSize(1);
        assertThat(behind(Selection.of(YEAR).by("苏晓"))).hasSize(1);
        assertThat(table(By.WORKER).rows()).hasSize(2);
        assertThat(table(By.PROJECT)
                        .row(project.toString())
                        .orElseThrow()
                        .measures()
                        .sessions())
                .isEqualTo(1);
    }

    private List<Line> behind(Selection selection) {
        return read(() -> figures.lines(head, selection, true, null, 10)).items();
    }

    @Test
    void theLinesBehindAFigureComePageByPageNoneTwiceNoneMissing() {
        for (var i = 0; i < 25; i++) {
            book(Deliveries.at(station).on(LocalDate.of(2023, 3, 1 + i / 10)));
        }
        var seen = new java.util.LinkedHashSet<java.util.UUID>();
        String mark = null;
        do {
            var at = mark;
            var page = read(() -> figures.lines(head, Selection.of(YEAR), true, at, 7));
            page.items().forEach(line -> assertThat(seen.add(line.id())).isTrue());
            mark = page.next();
        } while (mark != null);

        assertThat(seen).hasSize(25);
    }

    @Test
    void theLinesOfALabelAndOfAWorkerComePageByPageTooWhateverIsReversed() throws Exception {
        var one = aPersonLivingAlone();
        var other = aPersonLivingAlone();
        var su = new Act.Doer(null, "苏晓");
        for (var i = 0; i < 5; i++) {
            book(Deliveries.at(station)
                    .on(LocalDate.of(2023, 3, 1 + i / 2))
                    .serving(one, other)
                    .measuring(30, 2)
                    .workers(su, new Act.Doer(null, "唐宁"), su));
        }
        var corrected = aSource();
        book(Deliveries.at(station).of(corrected, 0).serving(one).workers(su));
        book(Deliveries.at(station).of(corrected, 1).serving(one).workers(su));
        var undone = aSource();
        book(Deliveries.at(station).of(undone, 0).serving(one).workers(su));
        book(Deliveries.at(station).of(undone, 1).serving(one).workers(su).notCounting());
        book(Deliveries.at(station).serving(new ResidentId(Ids.next())).workers(new Act.Doer(null, "唐宁")));

        var alone = Selection.of(YEAR).withLabel("living-alone");
        assertThat(paged(alone)).hasSize(6);
        assertThat(paged(alone.by("唐宁"))).hasSize(5);
        assertThat(paged(Selection.of(YEAR).by("苏晓"))).hasSize(6);
        assertThat(paged(alone.of(WorkKind.GROUP))).isEmpty();
        assertThat(paged(Selection.of(YEAR).withLabel("destitute"))).isEmpty();
        assertThat(paged(Selection.of(Period.year(2022)).withLabel("living-alone")))
                .isEmpty();
        assertThat(table(By.LABEL).row("living-alone").orElseThrow().measures().sessions())
                .isEqualTo(6);
    }

    private ResidentId aPersonLivingAlone() throws Exception {
        var id = new ResidentId(Ids.next());
        var person = NewPerson.of(station, Facts.named("邓九"), Home.in(RegionCode.of("990101001001")))
                .with(List.of(NewLabel.since("living-alone", LocalDate.of(2020, 1, 1), "")));
        Wall.run(head, () -> residents.register(head, id, person));
        return id;
    }

    private List<java.util.UUID> paged(Selection selection) {
        var seen = new java.util.ArrayList<java.util.UUID>();
        String mark = null;
        do {
            var at = mark;
            var page = read(() -> figures.lines(head, selection, true, at, 2));
            page.items().forEach(line -> seen.add(line.id()));
            mark = page.next();
        } while (mark != null);
        assertThat(seen).doesNotHaveDuplicates();
        return seen;
    }

    @Test
    void periodsReachFromTheirFirstToTheirLastDay() {
        book(Deliveries.at(station).on(LocalDate.of(2023, 3, 1)));
        book(Deliveries.at(station).on(LocalDate.of(2023, 3, 31)));
        book(Deliveries.at(station).on(LocalDate.of(2023, 4, 1)));

        var march = Selection.of(new Period(LocalDate.of(2023, 3, 1), LocalDate.of(2023, 3, 31)));
        assertThat(read(() -> figures.table(head, march, By.MONTH)).total().sessions())
                .isEqualTo(2);
    }

    private Act.Source aSource() {
        return new Act.Source("test", Ids.next(), "");
    }

    private Actor headOf(StationId its) {
        try {
            return floor.aPerson(Role.HEAD, its).actor();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void book(Deliveries.Builder act) {
        book(act.announced());
    }

    private void book(Deliveries act) {
        Wall.run(head, () -> transaction.executeWithoutResult(t -> events.publishEvent(act)));
    }

    private Measures total() {
        return table(By.STATION).total();
    }

    private Table table(By by) {
        return read(() -> figures.table(head, Selection.of(YEAR), by));
    }

    private long linesEverBooked() {
        return read(() -> transaction.execute(t ->
                db.sql("select count(*) from ledger.line").query(Long.class).single()));
    }

    private <T> T read(Callable<T> look) {
        try {
            return Wall.as(head, look);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
