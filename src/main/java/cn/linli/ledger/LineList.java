package cn.linli.ledger;

import cn.linli.shared.Act;
import cn.linli.shared.Page;
import cn.linli.shared.ProjectId;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import cn.linli.shared.WorkKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines behind a figure. */
@Component
class LineList {

    private static final String COLUMNS = """
            select l.*,
              array(select w.name from ledger.line_worker w where w.line = l.id order by w.no) as workers,
              (select count(*) from ledger.line_person p where p.line = l.id) as people
            """;

    private final JdbcClient db;

    LineList(JdbcClient db) {
        this.db = db;
    }

    Page<Line> page(Selection selection, boolean service, @Nullable String cursor, int limit) {
        var lead = Lead.of(selection);
        var where = Where.of(lead.rest(selection), false);
        var after = Mark.of(cursor, selection.period().to());
        var rows = db.sql("""
                with l as materialized (
                  select l.*
                  from %s
                  where %s l.service
                    and l.sign = 1
                    and %s
                    and %s
                    and not exists (select from ledger.line r where r.reversal_of = l.id)
                  order by %s
                  limit :limit)
                %s
                from l
                order by l.day desc, l.id desc
                """.formatted(
                        lead.from(where), service ? "" : "not", where.sql(), lead.before(), lead.order(), COLUMNS))
                .params(where.values())
                .params(lead.values(selection))
                .param("day", after.day())
                .param("id", after.id())
                .param("limit", limit + 1)
                .query(LineList::line)
                .list();
        return Page.cut(rows, limit, last -> last.day() + "_" + last.id());
    }

    List<Line> history(UUID line) {
        return db.sql("""
                %s
                from ledger.line l
                  join ledger.line asked
                    on (asked.source_module, asked.source_record, asked.source_part)
                     = (l.source_module, l.source_record, l.source_part)
                where asked.id = :line
                order by l.revision, l.sign
                """.formatted(COLUMNS))
                .param("line", line)
                .query(LineList::line)
                .list();
    }

    private static Line line(ResultSet row, int n) throws SQLException {
        var project = row.getObject("project_id", UUID.class);
        return new Line(
                row.getObject("id", UUID.class),
                new Act.Source(
                        row.getString("source_module"),
                        row.getObject("source_record", UUID.class),
                        row.getString("source_part")),
                row.getInt("revision"),
                row.getInt("sign"),
                new StationId(row.getObject("station_id", UUID.class)),
                new RegionCode(row.getString("region")),
                WorkKind.of(row.getString("kind")),
                row.getString("field"),
                project == null ? null : new ProjectId(project),
                row.getObject("day", LocalDate.class),
                row.getInt("minutes"),
                row.getInt("person_times"),
                row.getInt("people"),
                row.getString("title"),
                List.of((String[]) row.getArray("workers").getArray()),
                row.getObject("at", OffsetDateTime.class));
    }

    /** The order the lines are read in, newest first: all of them, or those of a label or a worker by themselves. */
    private enum Lead {
        ALL("", ""),
        LABEL("line_label", "one.label = :lead"),
        WORKER("line_worker", """
                coalesce(one.account::text, one.name) = :lead
                    and not exists (select from ledger.line_worker again
                      where again.line = one.line and again.no < one.no
                        and coalesce(again.account::text, again.name) = :lead)""");

        private final String table;
        private final String key;

        Lead(String table, String key) {
            this.table = table;
            this.key = key;
        }

        static Lead of(Selection selection) {
            return selection.label() != null ? LABEL : selection.worker() != null ? WORKER : ALL;
        }

        /** What is left to ask of a line when it was found by this. */
        Selection rest(Selection selection) {
            return switch (this) {
                case ALL -> selection;
                case LABEL -> selection.withLabel(null);
                case WORKER -> selection.by(null);
            };
        }

        Map<String, Object> values(Selection selection) {
            return switch (this) {
                case ALL -> Map.of();
                case LABEL -> Map.of("lead", Objects.requireNonNull(selection.label()));
                case WORKER -> Map.of("lead", Objects.requireNonNull(selection.worker()));
            };
        }

        /** Ordered before the lines themselves are fetched, so that only those of the page are. */
        String from(Where where) {
            return this == ALL ? "ledger.line l" : """
                    (select one.day, one.line
                     from ledger.%s one
                     where %s
                       and %s
                       and (one.day, one.line) < (:day, :id)
                     order by one.day desc, one.line desc) one
                    join ledger.line l on l.id = one.line""".formatted(table, key, where.periodAndStations("one"));
        }

        String before() {
            return this == ALL ? "(l.day, l.id) < (:day, :id)" : "true";
        }

        String order() {
            return this == ALL ? "l.day desc, l.id desc" : "one.day desc, one.line desc";
        }
    }

    private record Mark(LocalDate day, UUID id) {

        private static final UUID LAST = new UUID(-1, -1);

        static Mark of(@Nullable String cursor, LocalDate lastDay) {
            if (cursor == null || cursor.isEmpty()) {
                return new Mark(lastDay, LAST);
            }
            try {
                var cut = cursor.indexOf('_');
                return new Mark(LocalDate.parse(cursor.substring(0, cut)), UUID.fromString(cursor.substring(cut + 1)));
            } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw SharedRefusal.UNREADABLE.refuse().at("cursor");
            }
        }
    }
}
