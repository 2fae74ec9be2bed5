package cn.linli.reports;

import cn.linli.access.Actor;
import cn.linli.shared.AccountId;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was read and what was taken. */
@Component
class ImportBook {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    ImportBook(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    void keep(UUID id, AccountId account, String fileName, RegionCode area, ImportSummary summary, Reading reading) {
        db.sql("""
                insert into reports.ledger_import (id, account, file_name, area, read_at, summary, held, accepted)
                values (:id, :account, :file, :area, :now, :summary::json, :held::json, :accepted::json)
                """)
                .param("id", id)
                .param("account", account.value())
                .param("file", fileName)
                .param("area", area.value())
                .param("now", OffsetDateTime.now(clock))
                .param("summary", json.writeValueAsString(summary))
                .param("held", json.writeValueAsString(reading.held()))
                .param("accepted", json.writeValueAsString(reading.accepted()))
                .update();
    }

    Optional<KeptImport> find(UUID id) {
        return find(id, "");
    }

    /** The same, and nobody else confirms it meanwhile. */
    Optional<KeptImport> findLocked(UUID id) {
        return find(id, "for update");
    }

    private Optional<KeptImport> find(UUID id, String lock) {
        return db.sql("select * from reports.ledger_import where id = :id " + lock)
                .param("id", id)
                .query(this::kept)
                .optional();
    }

    private KeptImport kept(ResultSet row, int n) throws SQLException {
        return new KeptImport(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                new RegionCode(row.getString("area")).prefix(),
                row.getObject("read_at", OffsetDateTime.class),
                row.getObject("confirmed_at", OffsetDateTime.class),
                json.readValue(row.getString("summary"), ImportSummary.class),
                json.readValue(row.getString("held"), new TypeReference<List<Held>>() {}));
    }

    List<Accepted> accepted(UUID id) {
        return db.sql("select accepted from reports.ledger_import where id = :id")
                .param("id", id)
                .query((row, n) -> json.readValue(row.getString("accepted"), new TypeReference<List<Accepted>>() {}))
                .single();
    }

    void confirmed(UUID id) {
        db.sql("update reports.ledger_import set confirmed_at = :now where id = :id and confirmed_at is null")
                .param("id", id)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Two imports at once wait for each other, so that neither makes the other's projects. */
    void oneAtATime() {
        db.sql("select pg_advisory_xact_lock(hashtextextended('reports.ledger-import', 0))")
                .query((row, n) -> 0)
                .list();
    }

    /** How many of these rows were taken before. */
    int known(List<Accepted> rows) {
        var known = 0;
        for (var some : keyed(rows)) {
            known += db.sql("""
                    select count(*)
                    from reports.import_row taken
                      join json_to_recordset(:rows::json) as row (station uuid, key text)
                        on taken.station_id = row.station and taken.key = decode(row.key, 'hex')
                    """)
                    .param("rows", json.writeValueAsString(some.values()))
                    .query(Integer.class)
                    .single();
        }
        return known;
    }

    /** Adds the rows that were not taken before, and says which these are. */
    Map<UUID, Accepted> add(Actor actor, String fileName, List<Accepted> rows) {
        var fresh = new LinkedHashMap<UUID, Accepted>();
        for (var some : keyed(rows)) {
            db.sql("""
                    insert into reports.import_row (id, station_id, key, file_name, sheet, line, cells, taken_by, taken_at)
                    select id, station, decode(key, 'hex'), :file, sheet, line, cells, :by, :now
                    from json_to_recordset(:rows::json)
                      as row (id uuid, station uuid, key text, sheet text, line int, cells json)
                    on conflict (station_id, key) do nothing
                    returning id
                    """)
                    .param("file", fileName)
                    .param("by", actor.name())
                    .param("now", OffsetDateTime.now(clock))
                    .param("rows", json.writeValueAsString(some.values()))
                    .query((row, n) -> row.getObject("id", UUID.class))
                    .list()
                    .forEach(id ->
                            fresh.put(id, Objects.requireNonNull(some.get(id)).row()));
        }
        return fresh;
    }

    /** The rows with fresh ids and their keys, some at a time. */
    private static List<Map<UUID, Keyed>> keyed(List<Accepted> rows) {
        var times = new HashMap<String, Integer>();
        var portions = new ArrayList<Map<UUID, Keyed>>();
        for (var row : rows) {
            if (portions.isEmpty() || portions.getLast().size() == AT_ONCE) {
                portions.add(new LinkedHashMap<>());
            }
            var said = row.station() + "\u001f" + row.key();
            var key = hash(said + "\u001f" + times.merge(said, 1, Integer::sum));
            var id = Ids.next();
            portions.getLast()
                    .put(id, new Keyed(id, row.station().value(), key, row.sheet(), row.line(), row.cells(), row));
        }
        return portions;
    }

    /** Tells in the trail what exactly was taken. */
    String digest(List<Accepted> rows) {
        return hash(String.join(
                "\n", rows.stream().map(row -> row.station() + " " + row.key()).toList()));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<ImportedRow> row(UUID id) {
        return db.sql("select * from reports.import_row where id = :id")
                .param("id", id)
                .query((row, n) -> new ImportedRow(
                        row.getObject("id", UUID.class),
                        row.getString("file_name"),
                        row.getString("sheet"),
                        row.getInt("line"),
                        json.readValue(row.getString("cells"), new TypeReference<LinkedHashMap<String, String>>() {}),
                        row.getString("taken_by"),
                        row.getObject("taken_at", OffsetDateTime.class)))
                .optional();
    }

    private record Keyed(
            UUID id,
            UUID station,
            String key,
            String sheet,
            int line,
            Map<String, String> cells,
            @com.fasterxml.jackson.annotation.JsonIgnore Accepted row) {}
}
