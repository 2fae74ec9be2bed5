package cn.linli.unanswered;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.places.Grid;
import cn.linli.places.Grids;
import cn.linli.residents.PersonCard;
import cn.linli.residents.Residents;
import cn.linli.residents.Risk;
import cn.linli.shared.AccountId;
import cn.linli.shared.Page;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.TimelineSource;
import cn.linli.stations.Stations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reading side: open and ended ladders, one ladder whole, its part of a person's timeline. */
@Component
class LadderBook implements TimelineSource {

    private static final int PAGE = 50;
    private static final OffsetDateTime FIRST = OffsetDateTime.parse("2000-01-01T00:00:00Z");
    private static final OffsetDateTime LAST = OffsetDateTime.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST_ID = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final JdbcClient db;
    private final Secrets secrets;
    private final Residents residents;
    private final Grids grids;
    private final Stations stations;
    private final PaceBook paces;

    LadderBook(JdbcClient db, Secrets secrets, Residents residents, Grids grids, Stations stations, PaceBook paces) {
        this.db = db;
        this.secrets = secrets;
        this.residents = residents;
        this.grids = grids;
        this.stations = stations;
        this.paces = paces;
    }

    /**
     * Ladders of the actor's stations, fifty a page: the open ones by when the next step is due, the ended ones newest
     * first.
     *
     * @param mine only those that are one's own
     */
    @Transactional(readOnly = true)
    public Page<Row> list(Actor actor, boolean ended, boolean mine, @Nullable Risk risk, @Nullable String after) {
        actor.needs(Right.SEE_VISITS);
        var mark = Mark.read(after, ended);
        var order = ended ? """
                  and l.ended is not null and (l.ended, l.id) < (:at, :id)
                order by l.ended desc, l.id desc
                """ : """
                  and l.ended is null and (l.due, l.id) > (:at, :id)
                order by l.due, l.id
                """;
        var rows = db.sql("""
                select l.* from unanswered.ladder l
                where l.station_id = any (:stations)
                  and (not :mine or l.owner = :me)
                  and (:risk::text is null or l.risk = :risk)
                """ + order + "limit :limit")
                .param(
                        "stations",
                        actor.scope().people().stream().map(StationId::value).toArray(UUID[]::new))
                .param("mine", mine)
                .param("me", actor.account().value())
                .param("risk", risk == null ? null : risk.code(), java.sql.Types.VARCHAR)
                .param("at", mark.at())
                .param("id", mark.id())
                .param("limit", PAGE + 1)
                .query(LadderBook::row)
                .list();
        var page = Page.cut(rows, PAGE, row -> (ended ? row.ended() : row.due()) + " " + row.id());
        return new Page<>(named(actor, page.items()), page.next());
    }

    /** One ladder with what was done on it and what comes next. */
    @Transactional(readOnly = true)
    public Detail one(Actor actor, LadderId id) {
        actor.needs(Right.SEE_VISITS);
        var row = db.sql("select * from unanswered.ladder l where id = :id")
                .param("id", id.value())
                .query(LadderBook::row)
                .optional()
                .orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        var card = residents.card(actor, new ResidentId(row.resident())).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
        var pace = paces.pace(row.station(), row.risk());
        var lines = lines(id);
        var leader = card.grid() == null
                ? ""
                : grids.find(card.grid()).map(Grid::leaderName).orElse("");
        var staff = stations.workers(actor, row.station()).stream()
                .filter(worker -> worker.account() != null)
                .map(worker -> new Colleague(Objects.requireNonNull(worker.account()), worker.name()))
                .toList();
        return new Detail(
                row.named(card), steps(row, pace, lines), lines, leader, pace.wordDays(), pace.wordsAtMost(), staff);
    }

    /** The steps in their order: what was done, what is to be done now and until when, what would come after. */
    private static List<Planned> steps(Row row, Pace pace, List<Line> lines) {
        var planned = new ArrayList<Planned>();
        var due = row.due();
        var ahead = false;
        for (var rung : pace.steps(row.kind().equals("refused"))) {
            var now = rung == row.rung();
            var last = lines.stream()
                    .filter(line -> line.rung() == rung
                            && (line.due() != null || line.what().equals("passed")))
                    .reduce((one, other) -> other)
                    .orElse(null);
            var state = row.ended() != null
                    ? last == null ? "never" : "done"
                    : now ? "now" : row.done().contains(rung) ? "done" : ahead ? "ahead" : "done";
            if (state.equals("ahead")) {
                due = pace.due(rung, due);
            }
            planned.add(
                    new Planned(rung, state, now || state.equals("ahead") ? due : last == null ? null : last.due()));
            ahead = ahead || now;
        }
        return planned;
    }

    private List<Line> lines(LadderId id) {
        return db.sql("""
                select id, rung, what, due, owner_name, at, by_name, words, until, source_module, source_record
                from unanswered.step
                where ladder_id = :id
                order by at, id
                """)
                .param("id", id.value())
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        Rung.of(row.getString("rung")),
                        row.getString("what"),
                        row.getObject("due", OffsetDateTime.class),
                        row.getString("owner_name"),
                        row.getObject("at", OffsetDateTime.class),
                        row.getString("by_name"),
                        secrets.open(row.getBytes("words")),
                        row.getObject("until", LocalDate.class),
                        row.getString("source_module"),
                        row.getObject("source_record", UUID.class)))
                .list();
    }

    @Override
    public List<Entry> happenedTo(Set<ResidentId> people, OffsetDateTime before, int limit) {
        return db.sql("""
                select l.id, s.at, s.what, s.by_name, l.kind
                from unanswered.ladder l join unanswered.step s on s.ladder_id = l.id
                where l.resident_id = any (:people) and s.at < :before
                  and s.what in ('began', 'requested', 'ended', 'reopened')
                order by s.at desc, s.id desc
                limit :limit
                """)
                .param("people", people.stream().map(ResidentId::value).toArray(UUID[]::new))
                .param("before", before)
                .param("limit", limit)
                .query((row, n) -> {
                    var at = row.getObject("at", OffsetDateTime.class);
                    return new Entry(
                            LadderContact.MODULE,
                            row.getObject("id", UUID.class),
                            at,
                            Pace.day(at),
                            LadderContact.MODULE + "." + row.getString("what"),
                            title(row.getString("kind"), row.getString("what")),
                            row.getString("by_name"));
                })
                .list();
    }

    private static String title(String kind, String what) {
        var about = kind.equals("refused") ? "婉拒后的跟进" : "无人应答";
        return about
                + switch (what) {
                    case "began" -> "：开始逐级联系";
                    case "requested" -> "：请求上门查看平安";
                    case "ended" -> "：结束";
                    default -> "：重新开始";
                };
    }

    private List<Row> named(Actor actor, List<Row> rows) {
        var cards = new HashMap<UUID, PersonCard>();
        residents
                .cards(
                        actor,
                        rows.stream()
                                .map(row -> new ResidentId(row.resident()))
                                .distinct()
                                .toList())
                .forEach(card -> cards.put(card.id().value(), card));
        return rows.stream()
                .map(row -> {
                    var card = cards.get(row.resident());
                    return card == null ? row : row.named(card);
                })
                .toList();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                new StationId(row.getObject("station_id", UUID.class)),
                row.getObject("resident_id", UUID.class),
                "",
                "",
                row.getString("kind"),
                Risk.of(row.getString("risk")),
                row.getObject("since", LocalDate.class),
                row.getObject("began", OffsetDateTime.class),
                row.getObject("owner", UUID.class),
                row.getString("owner_name"),
                Rung.of(row.getString("rung")),
                java.util.Arrays.stream((String[]) row.getArray("done").getArray())
                        .map(Rung::of)
                        .toList(),
                row.getObject("due", OffsetDateTime.class),
                row.getBoolean("climbed"),
                row.getObject("paused_until", LocalDate.class),
                row.getObject("request_id", UUID.class),
                row.getObject("ended", OffsetDateTime.class),
                row.getString("ending"),
                row.getString("source_module"),
                row.getObject("source_record", UUID.class));
    }

    /** One ladder in a list. */
    record Row(
            UUID id,
            int version,
            StationId station,
            UUID resident,
            String name,
            String community,
            String kind,
            Risk risk,
            LocalDate since,
            OffsetDateTime began,
            UUID owner,
            String ownerName,
            Rung rung,
            List<Rung> done,
            OffsetDateTime due,
            boolean climbed,
            @Nullable LocalDate pausedUntil,
            @Nullable UUID request,
            @Nullable OffsetDateTime ended,
            @Nullable String ending,
            String sourceModule,
            UUID sourceRecord) {

        Row named(PersonCard card) {
            return new Row(
                    id,
                    version,
                    station,
                    resident,
                    card.name(),
                    card.community().value(),
                    kind,
                    risk,
                    since,
                    began,
                    owner,
                    ownerName,
                    rung,
                    done,
                    due,
                    climbed,
                    pausedUntil,
                    request,
                    ended,
                    ending,
                    sourceModule,
                    sourceRecord);
        }
    }

    /**
     * A step of the ladder.
     *
     * @param state done, now, ahead, or never (it ended before)
     * @param due by when it is, was, or would be due
     */
    record Planned(Rung rung, String state, @Nullable OffsetDateTime due) {}

    /** A line of what was done. */
    record Line(
            UUID id,
            Rung rung,
            String what,
            @Nullable OffsetDateTime due,
            String owner,
            OffsetDateTime at,
            String by,
            String words,
            @Nullable LocalDate until,
            @Nullable String sourceModule,
            @Nullable UUID sourceRecord) {}

    /** A colleague it can be handed to. */
    record Colleague(AccountId account, String name) {}

    /**
     * One ladder whole.
     *
     * @param gridLeader the leader of the person's grid; empty: nobody known
     * @param wordDays a word of others holds at most so many days
     */
    record Detail(
            Row ladder,
            List<Planned> steps,
            List<Line> lines,
            String gridLeader,
            int wordDays,
            int wordsAtMost,
            List<Colleague> staff) {}

    private record Mark(OffsetDateTime at, UUID id) {

        static Mark read(@Nullable String after, boolean ended) {
            if (after == null || after.isEmpty()) {
                return ended ? new Mark(LAST, LAST_ID) : new Mark(FIRST, new UUID(0, 0));
            }
            try {
                var parts = after.split(" ", 2);
                return new Mark(OffsetDateTime.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                throw SharedRefusal.UNREADABLE.refuse().at("cursor");
            }
        }
    }
}
