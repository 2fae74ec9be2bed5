package cn.linli.residents;

import cn.linli.access.Secrets;
import cn.linli.shared.RegionCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps rosters: the file in sealed pieces, how far it is, the rows that wait. Runs inside the caller's transaction. */
@Component
class RosterShelf {

    private static final int PIECE = 1 << 20;

    private final JdbcClient db;
    private final JdbcTemplate batch;
    private final Secrets secrets;
    private final JsonMapper json;
    private final Clock clock;

    RosterShelf(JdbcTemplate batch, Secrets secrets, JsonMapper json, Clock clock) {
        this.db = JdbcClient.create(batch);
        this.batch = batch;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** A new roster on the shelf. */
    void put(RosterJob job, String state, long bytes) {
        db.sql("""
                insert into residents.roster
                  (id, stations, area, file_name, file_bytes, digest, state, account, by_whom, started, run, beat, corrects)
                values
                  (:id, :stations, :area, :name, :bytes, :digest, :state, :account, :by, :now, :run, :now, :corrects)
                """)
                .param("id", job.id())
                .param("stations", job.stations().toArray(UUID[]::new))
                .param("area", job.area().value())
                .param("name", job.fileName())
                .param("bytes", bytes)
                .param("digest", HexFormat.of().parseHex(job.digest()))
                .param("state", state)
                .param("account", job.account())
                .param("by", job.by())
                .param("now", now())
                .param("run", job.run())
                .param("corrects", job.corrects())
                .update();
    }

    /** Lays the file beside it, sealed. */
    void store(RosterJob job, Path file) {
        var stations = job.stations().toArray(UUID[]::new);
        try (InputStream in = Files.newInputStream(file)) {
            var no = 0;
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                db.sql("""
                        insert into residents.roster_piece (roster_id, no, stations, bytes)
                        values (:id, :no, :stations, :bytes)
                        """)
                        .param("id", job.id())
                        .param("no", no++)
                        .param("stations", stations)
                        .param("bytes", secrets.sealBytes(piece))
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file out again; false when it is no longer kept. */
    boolean fetch(UUID id, Path into) {
        try (var out = Files.newOutputStream(into)) {
            for (int no = 0; ; no++) {
                var piece = db.sql("select bytes from residents.roster_piece where roster_id = :id and no = :no")
                        .param("id", id)
                        .param("no", no)
                        .query((row, n) -> row.getBytes(1))
                        .optional();
                if (piece.isEmpty()) {
                    return no > 0;
                }
                out.write(secrets.openBytes(piece.get()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<RosterJob> job(UUID id) {
        return db.sql("select * from residents.roster where id = :id")
                .param("id", id)
                .query((row, n) -> job(row))
                .optional();
    }

    /** Those whose run gave no sign of life for so long. */
    List<RosterJob> silentSince(OffsetDateTime moment, String state) {
        return db.sql("select * from residents.roster where state = :state and beat < :moment")
                .param("state", state)
                .param("moment", moment)
                .query((row, n) -> job(row))
                .list();
    }

    /** Begins a run: only from this state, only by one. */
    Optional<RosterJob> begin(UUID id, String from, String to) {
        var done = db.sql("""
                update residents.roster
                set state = :to, run = :run, beat = :now, rows_done = 0, refusal = null, version = version + 1
                where id = :id and state = :from
                """)
                .param("to", to)
                .param("run", cn.linli.shared.Ids.next())
                .param("now", now())
                .param("id", id)
                .param("from", from)
                .update();
        return done == 1 ? job(id) : Optional.empty();
    }

    void beat(RosterJob job, int rows) {
        db.sql("update residents.roster set rows_done = :rows, beat = :now where id = :id and run = :run")
                .param("rows", rows)
                .param("now", now())
                .param("id", job.id())
                .param("run", job.run())
                .update();
    }

    /** Ends a run; false when another one has taken over meanwhile. */
    boolean end(RosterJob job, String from, String to, @Nullable RosterFigures figures, @Nullable String refusal) {
        return db.sql("""
                update residents.roster
                set state = :to, beat = :now, version = version + 1, refusal = :refusal,
                    figures = coalesce(:figures, figures),
                    rows_done = coalesce(:rows, rows_done),
                    confirmed = case when :to = 'confirmed' then :now else confirmed end
                where id = :id and run = :run and state = :from
                """)
                        .param("to", to)
                        .param("from", from)
                        .param("now", now())
                        .param("refusal", refusal)
                        .param("figures", figures == null ? null : json.writeValueAsString(figures))
                        .param("rows", figures == null ? null : figures.dataRows())
                        .param("id", job.id())
                        .param("run", job.run())
                        .update()
                == 1;
    }

    /** The columns as the file names them. */
    void columns(RosterJob job, RosterFile file) {
        var headings = file.parts().stream()
                .flatMap(part -> part.columns().headings().stream()
                        .filter(heading -> !heading.text().isEmpty())
                        .map(heading -> new Column(part.sheet().name(), heading.text(), heading.field())))
                .toList();
        db.sql("update residents.roster set columns = :columns where id = :id")
                .param("columns", json.writeValueAsString(headings))
                .param("id", job.id())
                .update();
    }

    /** A column: its sheet, its heading, the field it was taken for or empty. */
    record Column(String sheet, String heading, String field) {}

    /** Rows that wait; those settled already stay settled. */
    void hold(RosterJob job, List<RosterVerdict.Held> rows) {
        var stations = job.stations().toArray(UUID[]::new);
        batch.batchUpdate("""
                insert into residents.roster_held (roster_id, sheet, line, stations, code, field, hints, cells)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (roster_id, sheet, line) do nothing
                """, rows, 500, (insert, held) -> {
            insert.setObject(1, job.id());
            insert.setInt(2, held.place().sheet());
            insert.setInt(3, held.place().line());
            insert.setArray(4, insert.getConnection().createArrayOf("uuid", stations));
            insert.setString(5, held.code().code());
            insert.setString(6, held.code().field().code());
            insert.setArray(
                    7, insert.getConnection().createArrayOf("text", held.hints().toArray()));
            insert.setBytes(8, secrets.seal(json.writeValueAsString(cells(held.row()))));
        });
    }

    private static Map<String, String> cells(RosterRow row) {
        var cells = new TreeMap<String, String>();
        row.texts().forEach((field, text) -> cells.put(field.code(), text));
        return cells;
    }

    /** Forgets what an earlier look found. */
    void forget(UUID id) {
        db.sql("delete from residents.roster_held where roster_id = :id and settled is null")
                .param("id", id)
                .update();
        db.sql("delete from residents.roster_difference where roster_id = :id")
                .param("id", id)
                .update();
    }

    /** The file is needed no more. */
    void clear(UUID id) {
        db.sql("delete from residents.roster_piece where roster_id = :id")
                .param("id", id)
                .update();
    }

    /** One line of what would change. */
    record Difference(
            String what,
            int no,
            @Nullable UUID person,
            @Nullable RosterPlace place,
            String name,
            List<String> fields) {}

    void differ(RosterJob job, List<Difference> lines) {
        var stations = job.stations().toArray(UUID[]::new);
        batch.batchUpdate("""
                insert into residents.roster_difference
                  (roster_id, what, no, stations, person_id, sheet, line, name, fields)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, lines, 500, (insert, line) -> {
            insert.setObject(1, job.id());
            insert.setString(2, line.what());
            insert.setInt(3, line.no());
            insert.setArray(4, insert.getConnection().createArrayOf("uuid", stations));
            insert.setObject(5, line.person());
            insert.setObject(6, line.place() == null ? null : line.place().sheet());
            insert.setObject(7, line.place() == null ? null : line.place().line());
            insert.setString(8, line.name());
            insert.setArray(
                    9,
                    insert.getConnection().createArrayOf("text", line.fields().toArray()));
        });
    }

    /** Whether this very file was taken over before in this area. */
    boolean takenOver(RosterJob job) {
        return db.sql("""
                select exists (
                  select from residents.roster
                  where digest = :digest and area = :area and state = 'confirmed' and id <> :id)
                """)
                .param("digest", HexFormat.of().parseHex(job.digest()))
                .param("area", job.area().value())
                .param("id", job.id())
                .query(Boolean.class)
                .single();
    }

    /** Rows that wait no longer; how many of them did until now. */
    int settle(UUID roster, List<RosterPlace> places, String how) {
        return db.sql("""
                update residents.roster_held h
                set settled = :now, settled_how = :how
                from unnest(:sheets::int[], :lines::int[]) as p (sheet, line)
                where h.roster_id = :id and h.sheet = p.sheet and h.line = p.line and h.settled is null
                """)
                .param("now", now())
                .param("how", how)
                .param("id", roster)
                .param("sheets", places.stream().map(RosterPlace::sheet).toArray(Integer[]::new))
                .param("lines", places.stream().map(RosterPlace::line).toArray(Integer[]::new))
                .update();
    }

    private static RosterJob job(ResultSet row) throws SQLException {
        return new RosterJob(
                row.getObject("id", UUID.class),
                row.getObject("run", UUID.class),
                RegionCode.of(row.getString("area").strip()),
                Set.of((UUID[]) row.getArray("stations").getArray()),
                row.getString("file_name"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                row.getObject("account", UUID.class),
                row.getString("by_whom"),
                row.getObject("corrects", UUID.class));
    }
}
