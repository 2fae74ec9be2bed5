package cn.linli.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.app.TestDatabase;
import cn.linli.residents.Away;
import cn.linli.residents.Risk;
import cn.linli.residents.Watched;
import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.Contact;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Whatever happens, told in whatever order, corrected however often: on every evening each person owed a contact is
 * seen, heard, tried or missed, no due day passes silently, and what was known on an evening can be asked for later.
 */
class AnyHistoryTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate BEGIN = LocalDate.of(2024, 1, 25);
    private static final int DAYS = 70;
    private static final Contact.Way[] WAYS = Contact.Way.values();
    private static final Contact.Result[] RESULTS = Contact.Result.values();

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void everybodyOwedIsInOneOfFourStatesOnAnyEvening(@ForAll long seed) throws SQLException {
        try (var connection = TestDatabase.owner()) {
            connection.setAutoCommit(true);
            var history = new History(connection, new Random(seed));
            try {
                history.lives();
            } finally {
                history.isForgotten();
            }
        }
    }

    /**
     * One invented person; each has two stations of their own to move between, so that a station's sums say where the
     * person stands.
     */
    private static final class Life {

        private final List<StationId> stations = List.of(new StationId(Ids.next()), new StationId(Ids.next()));
        private StationId station = stations.getFirst();
        private final ResidentId id = new ResidentId(Ids.next());
        private final boolean calm;
        private final List<Contact> standing = new ArrayList<>();
        private Risk risk;
        private @Nullable Away away;
        private @Nullable LocalDate died;

        Life(boolean calm, Risk risk) {
            this.calm = calm;
            this.risk = risk;
        }

        Watched watched() {
            return new Watched(
                    id, station, RegionCode.of("990101001001"), null, Set.of("living-alone"), risk, died, null, away);
        }
    }

    private static final class History {

        private final Random chance;
        private final Hands clock = new Hands();
        private final JdbcClient db;
        private final Clocks clocks;
        private final Contacts contacts;
        private final MonthSums months;
        private final ProofBook proof;
        private int stood;
        private final List<Life> lives = new ArrayList<>();
        private final Map<LocalDate, Map<StationId, Proof.Sum>> evenings = new TreeMap<>();

        History(Connection connection, Random chance) {
            this.chance = chance;
            this.db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            this.months = new MonthSums(db);
            this.clocks = new Clocks(db, clock, months);
            this.contacts = new Contacts(db, months);
            this.proof = new ProofBook(db, months);
        }

        void lives() {
            for (int i = 0; i < 8; i++) {
                lives.add(new Life(i < 3, anyRisk()));
            }
            look(lives);
            for (int day = 0; day < DAYS; day++) {
                clock.at(BEGIN.plusDays(day).atTime(0, 10));
                look(lives);
                for (int hour = 8; hour < 18; hour++) {
                    clock.at(BEGIN.plusDays(day).atTime(hour, chance.nextInt(60)));
                    if (chance.nextInt(4) == 0) {
                        happens(lives.get(chance.nextInt(lives.size())));
                    }
                }
                clock.at(BEGIN.plusDays(day).atTime(23, 59));
                evening(clocks.today());
            }
            assertThat(stood).as("sums that stood for more than a day").isPositive();
            evenings.forEach((day, told) -> assertThat(sums(day, day, end(day), false))
                    .as("as known on the evening of %s", day)
                    .isEqualTo(told));
            lives.stream().filter(life -> life.calm).forEach(this::chainIsWhole);
        }

        private Risk anyRisk() {
            return List.of(Risk.HIGH, Risk.KEY, Risk.GENERAL).get(chance.nextInt(3));
        }

        private void look(List<Life> some) {
            clocks.watch(some.stream().map(Life::watched).toList());
            clocks.rebind(some.stream().map(life -> life.id).toList());
        }

        private void happens(Life life) {
            switch (life.calm ? chance.nextInt(6) : chance.nextInt(12)) {
                case 0, 1, 2, 3 -> told(life, reported(life, new Act.Source("visits", Ids.next(), ""), 0));
                case 4, 5 -> corrected(life);
                case 6 -> {
                    life.risk = anyRisk();
                    look(List.of(life));
                }
                case 7 -> {
                    var from = clocks.today().minusDays(chance.nextInt(6));
                    life.away = new Away(
                            Away.Where.HOSPITAL, from, chance.nextBoolean() ? null : from.plusDays(chance.nextInt(20)));
                    look(List.of(life));
                }
                case 8 -> {
                    life.away = null;
                    look(List.of(life));
                }
                case 9 -> clocks.serious(life.id, clocks.now());
                case 10 -> {
                    life.station = life.stations.get(chance.nextInt(2));
                    look(List.of(life));
                }
                default -> {
                    life.died = life.died == null && chance.nextInt(4) == 0 ? clocks.today() : null;
                    look(List.of(life));
                }
            }
        }

        private void corrected(Life life) {
            if (!life.standing.isEmpty()) {
                var one = life.standing.remove(chance.nextInt(life.standing.size()));
                told(life, reported(life, one.source(), one.revision() + 1));
            }
        }

        private Contact reported(Life life, Act.Source source, int revision) {
            var day = clocks.today().minusDays(chance.nextInt(3) == 0 ? chance.nextInt(15) : 0);
            return new Contact(
                    source,
                    revision,
                    life.station,
                    Set.of(life.id),
                    new AccountId(Ids.next()),
                    "罗小兰",
                    false,
                    day,
                    WAYS[chance.nextInt(WAYS.length)],
                    RESULTS[chance.nextInt(RESULTS.length)]);
        }

        private void told(Life life, Contact contact) {
            life.standing.add(contact);
            clocks.replay(contacts.keep(new Contacts.Told(contact, clocks.now())));
            assertThat(contacts.keep(new Contacts.Told(contact, clocks.now())))
                    .as("told again")
                    .isEmpty();
        }

        private void evening(LocalDate day) {
            var told = sums(day, day, clocks.now(), false);
            told.values().forEach(sum -> {
                assertThat(sum.seen() + sum.heard() + sum.tried() + sum.missed())
                        .isEqualTo(sum.owed());
                assertThat(sum.owed()).isLessThanOrEqualTo(1);
            });
            assertThat(sums(day, day.minusDays(1), clocks.now(), true))
                    .as("from the clocks alone on %s", day)
                    .isEqualTo(sums(day, day.minusDays(1), clocks.now(), false));
            for (var life : lives) {
                noDueDayPassesSilently(life, day, told.getOrDefault(life.station, Proof.Sum.NONE));
            }
            evenings.put(day, told);
            monthsGoneByAreKept();
        }

        /** Sums kept on earlier evenings either stand and are what counting gives, or are let go. */
        private void monthsGoneByAreKept() {
            var now = YearMonth.from(clocks.today());
            for (var month = YearMonth.from(BEGIN); month.isBefore(now); month = month.plusMonths(1)) {
                for (var asKnown : List.of(false, true)) {
                    var day = month.atEndOfMonth();
                    var known = asKnown ? end(day) : clocks.now();
                    var when = new ProofBook.When(month.atDay(1), day, day, day, known, asKnown, false);
                    var counted = proof.counted(stations(), when);
                    var kept = months.of(stations(), when.end());
                    kept.forEach((station, sum) -> assertThat(sum)
                            .as("kept of %s, as known then: %s, on %s", day, asKnown, clocks.today())
                            .isEqualTo(counted.getOrDefault(station, Proof.Sum.NONE)));
                    stood += kept.size();
                    months.tidy(stations());
                    proof.keep(
                            stations().stream()
                                    .filter(station -> !kept.containsKey(station))
                                    .toList(),
                            when);
                }
            }
        }

        private void noDueDayPassesSilently(Life life, LocalDate day, Proof.Sum sum) {
            var stands = db.sql(
                            "select due, care.rests(due, away_from, away_to, :day) as rests from care.clock where resident_id = :id")
                    .param("id", life.id.value())
                    .param("day", day)
                    .query((row, n) -> Map.entry(row.getObject("due", LocalDate.class), row.getBoolean("rests")))
                    .optional();
            assertThat(stands.isPresent()).isEqualTo(life.died == null);
            stands.ifPresent(clockSays -> {
                var passed = !clockSays.getKey().isAfter(day);
                var behind = sum.tried() + sum.missed();
                assertThat(behind + sum.resting() > 0 || (sum.owed() > 0 && behind == 0) || !passed)
                        .as("%s of %s", clockSays, sum)
                        .isTrue();
                if (passed && !clockSays.getValue()) {
                    assertThat(behind).isEqualTo(1);
                }
                if (life.calm) {
                    assertThat(clockSays.getKey()).isEqualTo(due(life));
                }
            });
        }

        /** Worked out by hand, day by day, from what stands. */
        private static LocalDate due(Life life) {
            var last = life.standing.stream()
                    .filter(contact -> contact.result().reached())
                    .map(Contact::day)
                    .filter(day -> !day.isBefore(BEGIN))
                    .max(LocalDate::compareTo)
                    .orElse(BEGIN);
            return next(life, last);
        }

        private static LocalDate next(Life life, LocalDate last) {
            return life.risk == Risk.HIGH ? last.plusDays(7) : last.plusMonths(1);
        }

        private void chainIsWhole(Life life) {
            var expected = new ArrayList<String>();
            var opened = BEGIN;
            var days = new TreeMap<LocalDate, String>();
            for (var contact : life.standing) {
                if (contact.result().reached() && !contact.day().isBefore(BEGIN)) {
                    var seen = contact.result() == Contact.Result.SEEN;
                    days.merge(contact.day(), seen ? "seen" : "heard", (a, b) -> a.equals("seen") ? a : b);
                }
            }
            for (var met : days.entrySet()) {
                expected.add(opened + " " + next(life, opened) + " " + met.getKey() + " " + met.getValue());
                opened = met.getKey();
            }
            assertThat(db.sql("""
                    select opened || ' ' || due || ' ' || closed || ' ' || how
                    from care.turn
                    where resident_id = :id and how in ('seen', 'heard') and undone is null
                    order by closed
                    """)
                            .param("id", life.id.value())
                            .query(String.class)
                            .list())
                    .isEqualTo(expected);
        }

        private Map<StationId, Proof.Sum> sums(LocalDate day, LocalDate passed, OffsetDateTime known, boolean live) {
            var month = YearMonth.from(day);
            var when = new ProofBook.When(month.atDay(1), month.atEndOfMonth(), day, passed, known, false, live);
            return proof.counted(stations(), when);
        }

        private List<StationId> stations() {
            return lives.stream().flatMap(life -> life.stations.stream()).toList();
        }

        /** The rows are committed, as only then a sum is told from one that did not see them. */
        void isForgotten() {
            for (var table : List.of("person", "clock", "turn", "contact", "owner", "month_sum", "told_late")) {
                db.sql("delete from care." + table + " where station_id = any (:stations)")
                        .param(
                                "stations",
                                stations().stream().map(StationId::value).toArray(java.util.UUID[]::new))
                        .update();
            }
        }

        private static OffsetDateTime end(LocalDate day) {
            return day.atTime(23, 59, 30).atZone(CHINA).toOffsetDateTime();
        }
    }

    /** A clock whose hands are moved. */
    private static final class Hands extends Clock {

        private Instant now = BEGIN.atTime(0, 5).atZone(CHINA).toInstant();

        void at(java.time.LocalDateTime moment) {
            now = moment.atZone(CHINA).toInstant();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return CHINA;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
