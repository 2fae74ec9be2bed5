package cn.linli.demo;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.care.Care;
import cn.linli.requests.About;
import cn.linli.requests.DoneWork;
import cn.linli.requests.IntakeWay;
import cn.linli.requests.NewRequest;
import cn.linli.requests.Requests;
import cn.linli.requests.Taken;
import cn.linli.requests.Word;
import cn.linli.requests.WordTaken;
import cn.linli.requests.WordWay;
import cn.linli.shared.Ids;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.VisitId;
import cn.linli.visits.NewVisit;
import cn.linli.visits.VisitOutcome;
import cn.linli.visits.VisitRecord;
import cn.linli.visits.Visits;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells a worker's past year: visits made, requests taken, done and closed on the resident's word. */
@Component
@ConditionalOnProperty(name = "linli.kind", havingValue = "demo")
class DemoYear {

    private static final int CAMPAIGN_VISITS = 14;
    private static final List<String> PURPOSES =
            List.of("入户走访", "关爱探访", "节日慰问", "送药上门", "政策宣讲", "家庭情况核对", "术后看望", "夏日送清凉", "陪伴谈心");
    private static final List<String> WORDS = List.of(
            "精神不错，聊了半小时家常，提醒按时吃药。",
            "家里收拾得干净，冰箱里有菜，女儿周末来过。",
            "说夜里睡不好，已约下周陪去社区医院。",
            "腿脚比上月利索，能自己下楼晒太阳。",
            "问了高龄津贴的事，当面讲清楚了要带的材料。",
            "孩子作业已辅导完，奶奶说最近听话多了。",
            "燃气软管有点老化，已拍照，联系物业更换。",
            "情绪低落，想念外地的儿子，陪着通了视频。");
    private static final List<Need> NEEDS = List.of(
            new Need("medicine", "降压药快吃完了，腿不方便，请帮忙买两盒。"),
            new Need("shopping", "家里米和油没有了，请帮忙买了送来。"),
            new Need("water", "厨房水龙头一直滴水，关不紧。"),
            new Need("electricity", "客厅的灯不亮了，换了灯泡也不行。"),
            new Need("hospital", "周四要去医院复查，一个人走不了。"),
            new Need("policy", "想问问临时救助怎么申请，要带什么。"),
            new Need("documents", "残疾证到期了，不会换。"),
            new Need("company", "一个人在家闷，想有人来说说话。"),
            new Need("bills", "电费单看不懂，请帮忙代缴。"),
            new Need("hardship", "老伴住院花销大，家里周转不开。"),
            new Need("mediation", "楼上漏水，两家说不到一块儿，想请人调解。"));

    private final Visits visits;
    private final Requests requests;
    private final Care care;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoYear(Visits visits, Requests requests, Care care, TransactionTemplate transaction, Clock clock) {
        this.care = care;
        this.visits = visits;
        this.requests = requests;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What somebody says on the phone. */
    record Need(String kind, String words) {}

    /** One worker's year with the people they look after. */
    void live(Actor worker, RandomGenerator chance, List<ResidentId> people, int visitCount, int requestCount)
            throws Exception {
        var today = LocalDate.now(clock);
        Wall.as(worker, () -> {
            transaction.executeWithoutResult(t -> together(() -> {
                for (int i = 0; i < visitCount; ) {
                    i += visit(worker, chance, pick(chance, people), workday(chance, today));
                }
            }));
            transaction.executeWithoutResult(t -> together(() -> {
                for (int i = 0; i < requestCount; i++) {
                    closed(worker, chance, pick(chance, people), workday(chance, today));
                }
            }));
            return 0;
        });
    }

    /** The care clocks hear of all this in one go. */
    private void together(Runnable work) {
        try {
            care.together(() -> {
                work.run();
                return 0;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A visit, and another one the day after when it was in vain; how many. */
    private int visit(Actor worker, RandomGenerator chance, ResidentId who, LocalDate day) {
        var from = LocalTime.of(8 + chance.nextInt(9), 5 * chance.nextInt(12));
        var luck = chance.nextInt(100);
        VisitOutcome outcome = luck < 91
                ? new VisitOutcome.Met(15 + 5 * chance.nextInt(10), 1)
                : luck < 98 ? new VisitOutcome.NobodyHome(chance.nextBoolean()) : new VisitOutcome.Declined("今天不方便");
        var met = outcome instanceof VisitOutcome.Met;
        write(worker, chance, who, day, from, outcome, told(day, from));
        if (!met) {
            var next = day.plusDays(1);
            write(worker, chance, who, next, from, new VisitOutcome.Met(20, 1), told(next, from));
        }
        return met ? 1 : 2;
    }

    private void write(
            Actor worker,
            RandomGenerator chance,
            ResidentId who,
            LocalDate day,
            LocalTime from,
            VisitOutcome outcome,
            OffsetDateTime told) {
        var met = outcome instanceof VisitOutcome.Met;
        var written = new VisitRecord(
                day,
                from,
                outcome,
                met ? one(chance, WORDS) : "",
                met && chance.nextInt(3) == 0 ? seen(chance) : List.of(),
                List.of());
        var wish = new NewVisit(List.of(who), null, day, from, one(chance, PURPOSES));
        then(told, () -> visits.recordUnplanned(worker, new VisitId(Ids.next()), wish, written, List.of()));
    }

    /** Written down an hour later. */
    private OffsetDateTime told(LocalDate day, LocalTime from) {
        return day.atTime(from).plusHours(1).atZone(clock.getZone()).toOffsetDateTime();
    }

    private static List<VisitRecord.Observation> seen(RandomGenerator chance) {
        var seen = new ArrayList<VisitRecord.Observation>();
        for (var field : List.of("mood", "mobility", "hygiene")) {
            var luck = chance.nextInt(10);
            seen.add(new VisitRecord.Observation(field, luck < 6 ? "good" : luck < 9 ? "fair" : "poor", ""));
        }
        return seen;
    }

    /** A request from the call to the closing. */
    private void closed(Actor worker, RandomGenerator chance, ResidentId who, LocalDate day) {
        var came = day.atTime(8 + chance.nextInt(8), chance.nextInt(60))
                .atZone(clock.getZone())
                .toOffsetDateTime();
        var taken = then(came, () -> take(worker, who, one(chance, NEEDS), chance));
        var begun = then(came.plusMinutes(10L + chance.nextInt(40)), () -> {
            var over = requests.takeOver(worker, taken.id(), taken.version(), null);
            return requests.begin(worker, over.id(), over.version(), null);
        });
        var done = then(
                came.plusMinutes(60L + chance.nextInt(240)),
                () -> requests.done(
                        worker,
                        begun.id(),
                        begun.version(),
                        new DoneWork(20 + 5 * chance.nextInt(14), "已办妥，当面交代清楚。", null)));
        then(
                came.plusHours(24L + chance.nextInt(40)),
                () -> requests.word(
                        worker, done.id(), done.version(), new WordTaken(word(chance), WordWay.CALL_BACK, "本人"), null));
    }

    private static Word word(RandomGenerator chance) {
        var luck = chance.nextInt(100);
        if (luck < 93) {
            return new Word.Satisfied();
        }
        return luck < 97 ? new Word.NotSolved("产权单位不同意，已转街道协调") : new Word.Withdrawn("家里人已经办了");
    }

    /** Doors gone to in the last days because of the weather. */
    void campaign(Actor worker, RandomGenerator chance, List<ResidentId> people) throws Exception {
        var today = LocalDate.now(clock);
        Wall.as(worker, () -> {
            transaction.executeWithoutResult(t -> together(() -> {
                for (int i = 0; i < CAMPAIGN_VISITS; i++) {
                    visit(worker, chance, pick(chance, people), today.minusDays(1L + chance.nextInt(4)));
                }
            }));
            return 0;
        });
    }

    /** Work that is still open today, one of every sort. */
    void today(Actor worker, Actor head, RandomGenerator chance, List<ResidentId> people) throws Exception {
        var now = OffsetDateTime.now(clock).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        Wall.as(worker, () -> {
            transaction.executeWithoutResult(t -> together(() -> {
                then(now.minusMinutes(50), () -> take(worker, pick(chance, people), NEEDS.get(1), chance));
                then(now.minusMinutes(25), () -> take(worker, pick(chance, people), NEEDS.get(0), chance));
                var assigned = then(now.minusHours(3), () -> take(worker, pick(chance, people), NEEDS.get(5), chance));
                then(now.minusHours(2), () -> requests.takeOver(worker, assigned.id(), assigned.version(), null));
                var late = then(now.minusDays(6), () -> take(worker, pick(chance, people), NEEDS.get(2), chance));
                then(now.minusDays(6), () -> requests.takeOver(worker, late.id(), late.version(), null));
                underWay(worker, chance, people, now);
                waiting(worker, chance, people, now);
                planned(worker, pick(chance, people), LocalDate.now(clock), LocalTime.of(15, 0));
                planned(worker, pick(chance, people), LocalDate.now(clock).plusDays(1), LocalTime.of(9, 30));
            }));
            return 0;
        });
        var dark = new Need("opinion", "小区门口路灯坏了三盏，晚上老人不敢出门。");
        Wall.run(
                head,
                () -> transaction.executeWithoutResult(t ->
                        together(() -> then(now.minusDays(1), () -> take(head, pick(chance, people), dark, chance)))));
    }

    /** Nobody at home today, at one of each risk: they are being looked for. */
    void nobodyHome(Actor worker, RandomGenerator chance, List<ResidentId> people) throws Exception {
        var now = OffsetDateTime.now(clock).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        Wall.as(worker, () -> {
            transaction.executeWithoutResult(t -> together(() -> {
                for (int i = 0; i < people.size(); i++) {
                    var who = people.get(i);
                    var when = now.minusHours(1L + i);
                    var at = when.atZoneSameInstant(clock.getZone());
                    write(
                            worker,
                            chance,
                            who,
                            at.toLocalDate(),
                            at.toLocalTime(),
                            new VisitOutcome.NobodyHome(true),
                            when);
                }
            }));
            return 0;
        });
    }

    private void underWay(Actor worker, RandomGenerator chance, List<ResidentId> people, OffsetDateTime now) {
        var going = then(now.minusHours(5), () -> take(worker, pick(chance, people), NEEDS.get(4), chance));
        then(now.minusHours(4), () -> {
            var over = requests.takeOver(worker, going.id(), going.version(), null);
            return requests.begin(worker, over.id(), over.version(), null);
        });
    }

    private void waiting(Actor worker, RandomGenerator chance, List<ResidentId> people, OffsetDateTime now) {
        var taken = then(now.minusHours(26), () -> take(worker, pick(chance, people), NEEDS.get(8), chance));
        then(now.minusHours(22), () -> {
            var over = requests.takeOver(worker, taken.id(), taken.version(), null);
            var begun = requests.begin(worker, over.id(), over.version(), null);
            return requests.done(worker, begun.id(), begun.version(), new DoneWork(30, "电费已缴清，单据已送到家。", null));
        });
    }

    private void planned(Actor worker, ResidentId who, LocalDate day, LocalTime from) {
        visits.plan(worker, new VisitId(Ids.next()), new NewVisit(List.of(who), null, day, from, "约好的走访"));
    }

    private Taken take(Actor worker, ResidentId who, Need need, RandomGenerator chance) {
        var way = chance.nextInt(4) == 0 ? IntakeWay.COUNTER : IntakeWay.PHONE;
        var station = worker.scope().stations().iterator().next();
        return requests.take(
                worker,
                new RequestId(Ids.next()),
                NewRequest.of(station, new About.Person(who), need.kind(), need.words(), way));
    }

    private static LocalDate workday(RandomGenerator chance, LocalDate today) {
        var day = today.minusDays(5 + chance.nextInt(355));
        return day.getDayOfWeek().getValue() > 5 && chance.nextInt(4) > 0 ? day.minusDays(2) : day;
    }

    private static ResidentId pick(RandomGenerator chance, List<ResidentId> people) {
        return people.get(chance.nextInt(people.size()));
    }

    private static <T> T one(RandomGenerator chance, List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    private static <T> T then(OffsetDateTime moment, java.util.concurrent.Callable<T> work) {
        try {
            return TimeMachine.at(moment.toInstant(), work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
