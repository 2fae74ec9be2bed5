package cn.linli.bench;

import cn.linli.bench.SignedIn.Answer;
import cn.linli.bench.SignedIn.Ask;
import cn.linli.residents.DistrictPeople.Somebody;
import cn.linli.shared.Ids;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** What workers ask of the program over a day, kind by kind, each with a test of whether the answer is right. */
final class DayMix {

    private final List<List<Somebody>> people;
    private final List<List<String>> deep = new ArrayList<>();
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    DayMix(List<List<Somebody>> people) {
        this.people = people;
        people.forEach(station -> deep.add(Collections.synchronizedList(new ArrayList<>())));
    }

    /**
     * One kind of request.
     *
     * @param ask made for somebody of the asker's station
     * @param right whether this answer, of status 200, is right
     */
    record Kind(
            String name,
            boolean writes,
            BiFunction<SignedIn, Somebody, Ask> ask,
            BiPredicate<Answer, Somebody> right) {}

    List<Kind> kinds() {
        return List.of(
                reads("search by part of a name", (who, p) -> search(partOf(p.name())), DayMix::something),
                reads("search by pinyin initials", (who, p) -> search(p.initials()), DayMix::something),
                reads("search by last four of a phone", (who, p) -> search(lastFour(p)), DayMix::them),
                reads("search by phone", (who, p) -> search(phone(p)), DayMix::them),
                reads("search by identity number", (who, p) -> search(p.identity()), DayMix::them),
                reads("who is calling", (who, p) -> calling(phone(p)), DayMix::them),
                reads("register, first page", (who, p) -> get("/api/residents?limit=50"), DayMix::something),
                reads("register, deep page", this::deepPage, DayMix::something),
                reads("one person", (who, p) -> get("/api/residents/" + p.id()), DayMix::them),
                reads("a person's timeline", (who, p) -> get("/api/residents/" + p.id() + "/timeline"), DayMix::ok),
                reads("today", (who, p) -> get("/api/today"), DayMix::something),
                reads("list of requests", (who, p) -> get("/api/requests?limit=50"), DayMix::something),
                new Kind("take a call", true, DayMix::call, DayMix::something),
                new Kind("record a visit", true, this::visit, DayMix::something));
    }

    private static Kind reads(
            String name, BiFunction<SignedIn, Somebody, Ask> ask, BiPredicate<Answer, Somebody> right) {
        return new Kind(name, false, ask, right);
    }

    Kind visits() {
        return kinds().getLast();
    }

    Somebody somebodyNear(SignedIn who) {
        var own = people.get(who.worker.stationNo());
        return own.get(ThreadLocalRandom.current().nextInt(own.size()));
    }

    /** Walks each station's register to its end and keeps where the pages of its second half begin. */
    void findDeepPages(List<SignedIn> workers) throws IOException, InterruptedException {
        for (var who : workers) {
            var marks = deep.get(who.worker.stationNo());
            if (!marks.isEmpty()) {
                continue;
            }
            var all = new ArrayList<String>();
            var after = "";
            while (after != null) {
                var page = SignedIn.JSON.readTree(who.send(get("/api/residents?limit=200&cursor=" + after))
                        .body());
                after = page.path("next").isString() ? page.path("next").asString() : null;
                if (after != null) {
                    all.add(after);
                }
            }
            marks.addAll(all.subList(all.size() / 2, all.size()));
        }
    }

    private Ask deepPage(SignedIn who, Somebody near) {
        var marks = deep.get(who.worker.stationNo());
        var after = marks.isEmpty() ? "" : marks.get(ThreadLocalRandom.current().nextInt(marks.size()));
        return get("/api/residents?limit=50&cursor=" + after);
    }

    private static Ask get(String path) {
        return new Ask("GET", path, null);
    }

    private static Ask search(String text) {
        return new Ask(
                "POST", "/api/residents/search", SignedIn.JSON.writeValueAsString(Map.of("text", text, "limit", 10)));
    }

    private static Ask calling(String number) {
        return new Ask("POST", "/api/requests/caller", SignedIn.JSON.writeValueAsString(Map.of("number", number)));
    }

    /** Two neighbouring characters of the name. */
    private static String partOf(String name) {
        var start = ThreadLocalRandom.current().nextInt(name.length() - 1);
        return name.substring(start, start + 2);
    }

    private static String phone(Somebody person) {
        return person.phone().isEmpty() ? "13900000000" : person.phone();
    }

    private static String lastFour(Somebody person) {
        return phone(person).substring(7);
    }

    private static Ask call(SignedIn who, Somebody person) {
        var body = Map.of(
                "id", Ids.next(),
                "station", who.worker.station().value(),
                "resident", person.id().value(),
                "callerName", person.name(),
                "callerPhone", phone(person),
                "callerRelation", "本人",
                "kind", "shopping",
                "words", "想请人帮买二十斤米和一桶油，送到家里，下午都在。",
                "way", "phone",
                "worker", who.worker.account().value());
        return new Ask("POST", "/api/requests", SignedIn.JSON.writeValueAsString(body));
    }

    private Ask visit(SignedIn who, Somebody person) {
        var seen = List.of(
                Map.of("field", "mood", "value", "good", "note", ""),
                Map.of("field", "mobility", "value", "fair", "note", "上楼有些吃力"));
        var record = Map.of(
                "version",
                0,
                "day",
                today.toString(),
                "from",
                "09:30",
                "outcome",
                Map.of("how", "met", "minutes", 25, "present", 1),
                "words",
                "精神尚好，药还有两周的量，孩子周末回来过。楼道灯坏了，已告诉物业。",
                "observations",
                seen,
                "photos",
                List.of(),
                "needs",
                List.of());
        var body = Map.of(
                "id", Ids.next(),
                "residents", List.of(person.id().value()),
                "plannedFor", today.toString(),
                "purpose", "例行走访",
                "record", record);
        return new Ask("POST", "/api/visits", SignedIn.JSON.writeValueAsString(body));
    }

    static boolean ok(Answer answer, Somebody person) {
        return answer.status() == 200;
    }

    private static boolean something(Answer answer, Somebody person) {
        return ok(answer, person) && answer.body().length() > 30;
    }

    private static boolean them(Answer answer, Somebody person) {
        return ok(answer, person)
                && (person.phone().isEmpty()
                        || answer.body().contains(person.id().toString()));
    }
}
