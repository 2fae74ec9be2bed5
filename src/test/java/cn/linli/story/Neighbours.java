package cn.linli.story;

import cn.linli.access.Actor;
import cn.linli.access.Wall;
import cn.linli.requests.About;
import cn.linli.requests.Doer;
import cn.linli.requests.IntakeWay;
import cn.linli.requests.NewRequest;
import cn.linli.requests.Requests;
import cn.linli.residents.Arrangement;
import cn.linli.residents.Facts;
import cn.linli.residents.Health;
import cn.linli.residents.Home;
import cn.linli.residents.Living;
import cn.linli.residents.NewLabel;
import cn.linli.residents.NewPerson;
import cn.linli.residents.Phone;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.residents.Sex;
import cn.linli.shared.HouseholdId;
import cn.linli.shared.Ids;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.VisitId;
import cn.linli.visits.NewVisit;
import cn.linli.visits.VisitOutcome;
import cn.linli.visits.VisitRecord;
import cn.linli.visits.Visits;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The invented people of the willow street, and what was done for them this year. */
final class Neighbours {

    /** Sun Guilan's telephone; {@link #LIKE_HERS} ends in the same four digits. */
    static final String HER_PHONE = "19000004417";

    static final String LIKE_HERS = "19000034417";

    private static final List<String> NAMES = List.of(
            "周凤英",
            "吴德福",
            "郑玉珍",
            "王长贵",
            "冯淑芬",
            "陈万春",
            "褚月娥",
            "卫志远",
            "蒋翠莲",
            "沈广林",
            "韩惠珍",
            "杨守义",
            "朱兰香",
            "秦学文",
            "阿卜杜热合曼·买买提依明",
            "𠮷祥");
    private static final List<String> LABELS =
            List.of("living-alone", "empty-nest", "disabled", "minimum-living", "left-behind-child");
    private static final List<String> PURPOSES = List.of("入户走访", "关爱探访", "政策宣讲", "送药上门");

    private final WillowDistrict district;
    private final Actor actor;
    private final Residents residents;

    Neighbours(WillowDistrict district, Actor actor, Residents residents) {
        this.district = district;
        this.actor = actor;
        this.residents = residents;
    }

    /** Sun Guilan, 79, lives alone, allergic to penicillin. */
    ResidentId sunGuilan() throws Exception {
        var home = Home.at(district.community(1), "柳叶巷", "12号楼", "2单元", "301");
        return enter(NewPerson.of(
                        district.station(),
                        Facts.named("孙桂兰")
                                .with(Phone.of(HER_PHONE))
                                .born(district.today().minusYears(79).minusDays(40), Sex.FEMALE),
                        home)
                .living(Living.as(Arrangement.ALONE))
                .with(Risk.HIGH)
                .with(new Health("高血压，每天服药", "青霉素过敏"))
                .with(List.of(NewLabel.since("living-alone", district.today().minusYears(2), "入户核实"))));
    }

    /** Somebody else, whose number ends like hers. */
    ResidentId heWhoseNumberEndsLikeHers() throws Exception {
        return enter(NewPerson.of(
                district.station(),
                Facts.named("何建国")
                        .with(Phone.of(LIKE_HERS))
                        .born(district.today().minusYears(66), Sex.MALE),
                Home.at(district.community(2), "河堤路", "3号楼", "1单元", "102")));
    }

    /** Luo Xiuying and Cheng Demao, whose children live far away: one household, she is its head. */
    List<ResidentId> aCouple() throws Exception {
        var home = Home.at(district.community(1), "柳叶巷", "9号楼", "1单元", "402");
        var empty = List.of(NewLabel.since("empty-nest", district.today().minusYears(2), "入户核实"));
        var she = enter(NewPerson.of(
                        district.station(),
                        Facts.named("罗秀英")
                                .with(Phone.of("19000008801"))
                                .born(district.today().minusYears(77), Sex.FEMALE),
                        home)
                .with(Risk.HIGH)
                .with(empty));
        var he = enter(NewPerson.of(
                        district.station(),
                        Facts.named("程德茂").born(district.today().minusYears(80), Sex.MALE),
                        home)
                .with(empty));
        Wall.run(actor, () -> residents.household(actor, new HouseholdId(Ids.next()), she, Map.of(he, "10")));
        return List.of(she, he);
    }

    /** A month ago all was well with them. */
    void seenLastMonth(List<ResidentId> people) throws Exception {
        var day = district.today().minusMonths(1);
        var seen = new ArrayList<VisitRecord.Observation>();
        for (var one : people) {
            for (var field : List.of("speech", "mobility", "mood")) {
                seen.add(new VisitRecord.Observation(one, field, "good", ""));
            }
        }
        seen.add(new VisitRecord.Observation("house", "safe", ""));
        var written =
                new VisitRecord(day, LocalTime.of(9, 30), new VisitOutcome.Met(30, people.size()), "", seen, List.of());
        Wall.as(
                actor,
                () -> district.the(Visits.class)
                        .recordUnplanned(
                                actor,
                                new VisitId(Ids.next()),
                                new NewVisit(people, null, day, null, "关爱探访"),
                                written,
                                List.of()));
    }

    /** A visit promised for half past nine today. */
    VisitId toVisitToday(List<ResidentId> people, String purpose) throws Exception {
        var wish = new NewVisit(people, null, district.today(), LocalTime.of(9, 30), purpose);
        return Wall.as(actor, () -> district.the(Visits.class).plan(actor, new VisitId(Ids.next()), wish));
    }

    /** The rest of the street. */
    List<ResidentId> others() throws Exception {
        var all = new ArrayList<ResidentId>();
        for (int i = 0; i < NAMES.size(); i++) {
            var label = LABELS.get(i % LABELS.size());
            var age = label.equals("left-behind-child") ? 9 : 62 + i;
            all.add(enter(NewPerson.of(
                            district.station(),
                            Facts.named(NAMES.get(i))
                                    .with(Phone.of("1900000%04d".formatted(7000 + i)))
                                    .born(district.today().minusYears(age), i % 2 == 0 ? Sex.FEMALE : Sex.MALE),
                            Home.at(district.community(1 + i % 2), "学府里", (i + 1) + "号楼", "1单元", "201"))
                    .with(List.of(NewLabel.since(label, district.today().minusYears(1), "入户核实")))));
        }
        return all;
    }

    /** Visits of this year, a few in every month so far; none today. */
    void visited(List<ResidentId> people, int count) throws Exception {
        var first = district.today().withDayOfYear(1);
        var days = district.today().getDayOfYear() - 1;
        Wall.run(actor, () -> {
            for (int i = 0; i < count && days > 0; i++) {
                visit(people.get(i % people.size()), first.plusDays((long) i * days / count), i);
            }
        });
    }

    private void visit(ResidentId who, LocalDate day, int number) {
        var from = LocalTime.of(9 + number % 7, 0);
        var written = new VisitRecord(
                day, from, new VisitOutcome.Met(20 + number % 5 * 10, 1), "精神不错，聊了家常。", List.of(), List.of());
        district.the(Visits.class)
                .recordUnplanned(
                        actor,
                        new VisitId(Ids.next()),
                        new NewVisit(List.of(who), null, day, from, PURPOSES.get(number % PURPOSES.size())),
                        written,
                        List.of());
    }

    /** Somebody asked for this so many hours ago; it is whoever tells this who does it. */
    RequestId asked(ResidentId who, String kind, String words, int hoursAgo) throws Exception {
        var id = new RequestId(Ids.next());
        Wall.run(
                actor,
                () -> district.the(Requests.class)
                        .take(
                                actor,
                                id,
                                NewRequest.of(district.station(), new About.Person(who), kind, words, IntakeWay.PHONE)
                                        .at(now().minusHours(hoursAgo))
                                        .by(new Doer.Worker(actor.account()))));
        return id;
    }

    private ResidentId enter(NewPerson person) throws Exception {
        var id = new ResidentId(Ids.next());
        Wall.run(actor, () -> residents.register(actor, id, person));
        return id;
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneId.of("Asia/Shanghai"));
    }
}
