package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Secrets;
import cn.linli.access.Trail;
import cn.linli.documents.TableWriter;
import cn.linli.documents.TableWriter.Column;
import cn.linli.shared.GridId;
import cn.linli.shared.Page;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register as a list: filtered, in the order of the names' sound, page by page; and as a covered Excel sheet. */
@Service
class RegisterList {

    private static final int EXPORTED = 50_000;

    private final JdbcClient db;
    private final PersonBook book;
    private final Finder finder;
    private final Secrets secrets;
    private final Trail trail;
    private final PlaceNames places;

    RegisterList(JdbcClient db, PersonBook book, Finder finder, Secrets secrets, Trail trail, PlaceNames places) {
        this.db = db;
        this.book = book;
        this.finder = finder;
        this.secrets = secrets;
        this.trail = trail;
        this.places = places;
    }

    /** A page of the list; with words it is what the search finds of the filtered, best first, on one page. */
    @Transactional(readOnly = true)
    public Page<Row> page(Actor actor, Filter filter, @Nullable String words, @Nullable String after, int limit) {
        actor.needs(Right.SEE_RESIDENTS);
        if (words != null && !words.isBlank()) {
            return found(actor, filter, words);
        }
        var today = book.today();
        var found = read(actor, filter, Mark.of(after), limit + 1, today);
        return Page.cut(found, limit, row -> Mark.of(row).text());
    }

    private Page<Row> found(Actor actor, Filter filter, String words) {
        var today = book.today();
        var order = book.standing(finder.find(words, 100)).stream()
                .map(PersonCard::id)
                .toList();
        var byId = new HashMap<ResidentId, Row>();
        var only = filter.only(order);
        if (!order.isEmpty()) {
            read(actor, only, Mark.START, 200, today)
                    .forEach(row -> byId.put(row.card().id(), row));
        }
        return new Page<>(
                order.stream().filter(byId::containsKey).map(byId::get).toList(), null);
    }

    private List<Row> read(Actor actor, Filter filter, Mark mark, int limit, LocalDate today) {
        var values = new HashMap<String, Object>();
        var where = filter.where(values, today);
        var stations = filter.station() == null ? actor.scope().people() : Set.of(filter.station());
        var grids = filter.station() == null ? actor.scope().grids() : Set.<UUID>of();
        // one short walk along the index per station, then the nearest of them: no sort of a whole district
        var one = """
                (select p.*
                 from residents.person p
                 where p.% = s.id and p.merged_into is null and (p.pinyin, p.id) > (:pinyin, :id)%
                 order by p.pinyin, p.id
                 limit :limit)
                """;
        var sql = "select " + PersonBook.CARD
                + ", p.identity, p.phone, p.door is not null as has_door, p.changed\nfrom (\n"
                + "select q.* from unnest(:stations::uuid[]) s(id) cross join lateral\n"
                + one.replaceFirst("%", "station_id").replaceFirst("%", where)
                + " q\nunion\nselect q.* from unnest(:grids::uuid[]) s(id) cross join lateral\n"
                + one.replaceFirst("%", "grid_id").replaceFirst("%", where)
                + " q) p\norder by p.pinyin, p.id\nlimit :limit";
        if (grids.isEmpty()) {
            sql = sql.substring(0, sql.indexOf(" q\nunion")) + " q) p\norder by p.pinyin, p.id\nlimit :limit";
        }
        var found = db.sql(sql)
                .params(values)
                .param("stations", stations.stream().map(StationId::value).toArray(UUID[]::new))
                .param("grids", grids.toArray(UUID[]::new))
                .param("pinyin", mark.pinyin())
                .param("id", mark.id())
                .param("today", today)
                .param("limit", limit)
                .query((row, n) -> row(row, today))
                .list();
        var names = places.of(found.stream().map(row -> row.card().community()).toList());
        return found.stream().map(row -> row.at(names)).toList();
    }

    private Row row(ResultSet row, LocalDate today) throws SQLException {
        var card = PersonBook.card(row, today);
        var identity = secrets.open(row.getBytes("identity"));
        var phone = secrets.open(row.getBytes("phone"));
        return new Row(
                card,
                row.getString("pinyin"),
                "",
                identity.isEmpty() ? null : new IdentityNumber(identity).masked(),
                phone.isEmpty() ? null : new Phone(phone).masked());
    }

    /** The filtered list as Excel, everything sensitive covered; the export leaves a line in the trail. */
    @Transactional
    public void export(Actor actor, Filter filter, @Nullable String words, boolean english, OutputStream out) {
        actor.needs(Right.SEE_RESIDENTS);
        var names = book.labelNames(english);
        int count = 0;
        try (var table = TableWriter.to(out)) {
            table.sheet(english ? "Register" : "居民登记册", columns(english));
            var next = "";
            while (next != null && count < EXPORTED) {
                var page = page(actor, filter, words, next, 1000);
                for (var row : page.items()) {
                    table.row(cells(row, names, english));
                    count++;
                }
                next = page.next();
            }
        }
        trail.write(actor, "residents.exported", actor.account().value(), Map.of("rows", count));
    }

    private static List<Column> columns(boolean english) {
        return english
                ? List.of(
                        Column.text("Name", 14),
                        Column.text("Sex", 8),
                        Column.count("Age", 6),
                        Column.text("Identity number", 24),
                        Column.text("Phone", 16),
                        Column.text("Community", 24),
                        Column.text("Road or estate", 30),
                        Column.text("Labels", 40),
                        Column.text("Risk", 10),
                        Column.text("Lives alone", 10))
                : List.of(
                        Column.text("姓名", 14),
                        Column.text("性别", 8),
                        Column.count("年龄", 6),
                        Column.text("身份证号", 24),
                        Column.text("电话", 16),
                        Column.text("社区", 24),
                        Column.text("道路小区", 30),
                        Column.text("重点类别", 40),
                        Column.text("风险等级", 10),
                        Column.text("独居", 10));
    }

    private static List<@Nullable Object> cells(Row row, Map<String, String> names, boolean english) {
        var card = row.card();
        var cells = new ArrayList<@Nullable Object>();
        cells.add(card.name());
        cells.add(
                switch (card.sex()) {
                    case MALE -> english ? "male" : "男";
                    case FEMALE -> english ? "female" : "女";
                    case UNKNOWN, UNSAID -> "";
                });
        cells.add(card.age());
        cells.add(row.identity());
        cells.add(row.phone());
        cells.add(row.communityName());
        cells.add(card.road());
        cells.add(String.join(
                english ? ", " : "、",
                card.labels().stream().map(l -> names.getOrDefault(l, l)).toList()));
        cells.add(
                switch (card.risk()) {
                    case HIGH -> english ? "high" : "高风险";
                    case KEY -> english ? "key" : "重点";
                    case GENERAL -> english ? "general" : "一般";
                });
        cells.add(card.livesAlone() ? (english ? "yes" : "是") : "");
        return cells;
    }

    /** The words the forms choose from. */
    @Transactional(readOnly = true)
    public Words words() {
        return new Words(kinds("label_kind"), kinds("relation_kind"));
    }

    private List<Word> kinds(String table) {
        return db.sql("select code, name, name_en from residents.$ order by no".replace("$", table))
                .query((row, n) -> new Word(row.getString("code"), row.getString("name"), row.getString("name_en")))
                .list();
    }

    /** The labels and the relations. */
    record Words(List<Word> labels, List<Word> relations) {}

    record Word(String code, String name, String nameEn) {}

    /** One line of the list; identity number and phone covered. */
    record Row(
            PersonCard card,
            String pinyin,
            String communityName,
            @Nullable String identity,
            @Nullable String phone) {

        Row at(Map<RegionCode, String> names) {
            return new Row(card, pinyin, names.getOrDefault(card.community(), ""), identity, phone);
        }
    }

    /**
     * What is shown of the register.
     *
     * @param state {@code here} (neither dead nor moved away), {@code gone} or {@code all}
     */
    record Filter(
            @Nullable StationId station,
            @Nullable String label,
            @Nullable Risk risk,
            @Nullable RegionCode community,
            @Nullable GridId grid,
            boolean alone,
            @Nullable Integer ageFrom,
            @Nullable Integer ageTo,
            String state,
            @Nullable List<ResidentId> among) {

        Filter only(List<ResidentId> ids) {
            return new Filter(station, label, risk, community, grid, alone, ageFrom, ageTo, state, ids);
        }

        String where(Map<String, Object> values, LocalDate today) {
            var text = new StringBuilder();
            if (label != null) {
                values.put("label", label);
                text.append("""

                         and exists (
                           select 1 from residents.label l
                           where l.person_id = p.id and l.kind = :label
                             and l.from_day <= :today and (l.to_day is null or l.to_day >= :today))""");
            }
            if (risk != null) {
                values.put("risk", risk.code());
                text.append(
                        risk == Risk.GENERAL
                                ? "\n and p.risk = :risk"
                                : "\n and p.risk <> 'general' and p.risk = :risk");
            }
            if (community != null) {
                values.put("community", community.value());
                text.append("\n and p.region = :community");
            }
            if (grid != null) {
                values.put("grid", grid.value());
                text.append("\n and p.grid_id = :grid");
            }
            if (alone) {
                text.append("\n and p.arrangement = 'alone'");
            }
            if (ageFrom != null) {
                values.put("bornTo", today.minusYears(ageFrom));
                text.append("\n and p.birth <= :bornTo");
            }
            if (ageTo != null) {
                values.put("bornFrom", today.minusYears(ageTo + 1L).plusDays(1));
                text.append("\n and p.birth >= :bornFrom");
            }
            if (among != null) {
                values.put("among", PersonRows.uuids(among));
                text.append("\n and p.id = any (:among)");
            }
            text.append(
                    switch (state) {
                        case "all" -> "";
                        case "gone" -> "\n and (p.died is not null or p.moved is not null)";
                        default -> among == null ? "\n and p.died is null and p.moved is null" : "";
                    });
            return text.toString();
        }
    }

    private record Mark(String pinyin, UUID id) {

        static final Mark START = new Mark("", new UUID(0, 0));

        static Mark of(@Nullable String text) {
            if (text == null || text.isEmpty()) {
                return START;
            }
            try {
                var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
                return new Mark(plain.substring(37), UUID.fromString(plain.substring(0, 36)));
            } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
                throw SharedRefusal.UNREADABLE.refuse().at("after");
            }
        }

        static Mark of(Row row) {
            return new Mark(row.pinyin(), row.card().id().value());
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((id + " " + pinyin).getBytes(StandardCharsets.UTF_8));
        }
    }
}
