package cn.linli.unanswered;

import cn.linli.access.Secrets;
import cn.linli.residents.Risk;
import cn.linli.shared.AccountId;
import cn.linli.shared.Act;
import cn.linli.shared.RequestId;
import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps ladders and the lines of what was done on them. */
@Repository
class LadderRepository {

    private final JdbcClient db;
    private final Secrets secrets;

    LadderRepository(JdbcClient db, Secrets secrets) {
        this.db = db;
        this.secrets = secrets;
    }

    Ladder get(LadderId id) {
        return lock(id).orElseThrow(SharedRefusal.NOT_FOUND::refuse);
    }

    /** One ladder, held until the transaction ends, so that two who act on it come one after the other. */
    Optional<Ladder> lock(LadderId id) {
        return db.sql("select * from unanswered.ladder where id = :id for update")
                .param("id", id.value())
                .query((row, n) -> ladder(row))
                .optional();
    }

    /** The open ladder of a person at a station, by any of their entries. */
    Optional<Ladder> openOf(StationId station, ResidentId person) {
        return db.sql("""
                select * from unanswered.ladder
                where station_id = :station and ended is null and (resident_id = :person or :person = any (also))
                for update
                """)
                .param("station", station.value())
                .param("person", person.value())
                .query((row, n) -> ladder(row))
                .optional();
    }

    /** What somebody still has to see to at a station. */
    List<Ladder> openOwnedBy(StationId station, AccountId owner) {
        return db.sql("""
                select * from unanswered.ladder
                where station_id = :station and ended is null and owner = :owner
                order by id
                for update
                """)
                .param("station", station.value())
                .param("owner", owner.value())
                .query((row, n) -> ladder(row))
                .list();
    }

    /** The ladder of a person that this source had ended. */
    Optional<Ladder> endedBy(Act.Source source, ResidentId person) {
        return db.sql("""
                select * from unanswered.ladder
                where ended_by_record = :record and ended is not null and ended_by_module = :module
                  and ended_by_part = :part and (resident_id = :person or :person = any (also))
                for update
                """)
                .param("module", source.module())
                .param("record", source.record())
                .param("part", source.part())
                .param("person", person.value())
                .query((row, n) -> ladder(row))
                .optional();
    }

    /** Ladders that ended because somebody had died or moved, since that moment. */
    List<LadderId> goneSince(OffsetDateTime moment) {
        return db.sql("""
                select id from unanswered.ladder
                where ending in ('died', 'moved') and ended > :moment
                order by ended limit 500
                """)
                .param("moment", moment)
                .query((row, n) -> new LadderId(row.getObject("id", UUID.class)))
                .list();
    }

    /**
     * Stores a new ladder with its first line.
     *
     * @return false when the person has an open one already, made by somebody else in the same moment
     */
    boolean add(Ladder ladder) {
        var facts = ladder.facts();
        var now = ladder.now();
        var done = standing(db.sql("""
                insert into unanswered.ladder (
                  id, station_id, resident_id, kind, risk, since, began, source_module, source_record, source_part,
                  owner, owner_name, rung, done, from_moment, due, climbed, paused_until, words_taken, request_id)
                values (
                  :id, :station, :person, :kind, :risk, :since, :began, :module, :record, :part,
                  :owner, :ownerName, :rung, :done, :from, :due, :climbed, :paused, :words, :request)
                on conflict (resident_id) where ended is null do nothing
                """), now)
                .param("id", facts.id().value())
                .param("station", facts.station().value())
                .param("person", facts.resident().value())
                .param("began", facts.began())
                .param("module", facts.source().module())
                .param("record", facts.source().record())
                .param("part", facts.source().part())
                .update();
        if (done == 1) {
            addLines(ladder);
        }
        return done == 1;
    }

    /** Stores a changed ladder and adds its new lines; it was locked, so nobody else changed it. */
    void save(Ladder ladder) {
        var now = ladder.now();
        var end = now.end();
        var endedBy = end == null ? null : end.by();
        standing(db.sql("""
                update unanswered.ladder set
                  kind = :kind, risk = :risk, since = :since, owner = :owner, owner_name = :ownerName, rung = :rung,
                  done = :done, from_moment = :from, due = :due, climbed = :climbed, paused_until = :paused,
                  words_taken = :words, request_id = :request, ended = :ended, ending = :ending,
                  ended_by_module = :endedModule, ended_by_record = :endedRecord, ended_by_part = :endedPart,
                  version = version + 1
                where id = :id
                """), now)
                .param("id", ladder.facts().id().value())
                .param("ended", now.ended(), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ending", now.ending() == null ? null : now.ending().code(), Types.VARCHAR)
                .param("endedModule", endedBy == null ? null : endedBy.module(), Types.VARCHAR)
                .param("endedRecord", endedBy == null ? null : endedBy.record(), Types.OTHER)
                .param("endedPart", endedBy == null ? null : endedBy.part(), Types.VARCHAR)
                .update();
        addLines(ladder);
    }

    /** From now on a merged entry's contacts are this person's. */
    void alsoKnownAs(LadderId id, ResidentId person, ResidentId merged) {
        db.sql("""
                update unanswered.ladder
                set resident_id = :person, also = array_append(also, :merged), version = version + 1
                where id = :id
                """)
                .param("id", id.value())
                .param("person", person.value())
                .param("merged", merged.value())
                .update();
    }

    boolean knowsLine(UUID step) {
        return !db.sql("select 1 from unanswered.step where id = :id")
                .param("id", step)
                .query((row, n) -> n)
                .list()
                .isEmpty();
    }

    private static JdbcClient.StatementSpec standing(JdbcClient.StatementSpec sql, Ladder.Now now) {
        var request = now.request();
        return sql.param("kind", now.refused() ? "refused" : "no-answer")
                .param("risk", now.risk().code())
                .param("since", now.since())
                .param("owner", now.owner().account().value())
                .param("ownerName", now.owner().name())
                .param("rung", now.rung().code())
                .param("done", now.done().stream().map(Rung::code).sorted().toArray(String[]::new))
                .param("from", now.from())
                .param("due", now.due())
                .param("climbed", now.climbed())
                .param("paused", now.pausedUntil(), Types.DATE)
                .param("words", now.words())
                .param("request", request == null ? null : request.value(), Types.OTHER);
    }

    private void addLines(Ladder ladder) {
        for (var step : ladder.fresh()) {
            var source = step.source();
            db.sql("""
                    insert into unanswered.step (
                      id, ladder_id, station_id, rung, what, due, owner_name, at, by_account, by_name, words, until,
                      source_module, source_record)
                    values (
                      :id, :ladder, :station, :rung, :what, :due, :owner, :at, :by, :byName, :words, :until,
                      :module, :record)
                    """)
                    .param("id", step.id())
                    .param("ladder", ladder.facts().id().value())
                    .param("station", ladder.facts().station().value())
                    .param("rung", step.rung().code())
                    .param("what", step.what().code())
                    .param("due", step.due(), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("owner", step.ownerName())
                    .param("at", step.at())
                    .param("by", step.by().value())
                    .param("byName", step.byName())
                    .param("words", step.words().isEmpty() ? null : secrets.seal(step.words()), Types.VARBINARY)
                    .param("until", step.until(), Types.DATE)
                    .param("module", source == null ? null : source.module(), Types.VARCHAR)
                    .param("record", source == null ? null : source.record(), Types.OTHER)
                    .update();
        }
    }

    private static Ladder ladder(ResultSet row) throws SQLException {
        var facts = new Ladder.Facts(
                new LadderId(row.getObject("id", UUID.class)),
                new StationId(row.getObject("station_id", UUID.class)),
                new ResidentId(row.getObject("resident_id", UUID.class)),
                people(row),
                row.getObject("began", OffsetDateTime.class),
                new Act.Source(
                        row.getString("source_module"),
                        row.getObject("source_record", UUID.class),
                        row.getString("source_part")));
        var request = row.getObject("request_id", UUID.class);
        return new Ladder(
                facts,
                new Ladder.Now(
                        row.getString("kind").equals("refused"),
                        row.getObject("since", LocalDate.class),
                        Risk.of(row.getString("risk")),
                        new Ladder.Owner(
                                new AccountId(row.getObject("owner", UUID.class)), row.getString("owner_name")),
                        new Ladder.Waits(
                                Rung.of(row.getString("rung")),
                                rungs(row),
                                row.getObject("from_moment", OffsetDateTime.class),
                                row.getObject("due", OffsetDateTime.class),
                                row.getBoolean("climbed"),
                                row.getObject("paused_until", LocalDate.class),
                                row.getInt("words_taken")),
                        request == null ? null : new RequestId(request),
                        end(row),
                        row.getInt("version")));
    }

    private static Ladder.@Nullable End end(ResultSet row) throws SQLException {
        var at = row.getObject("ended", OffsetDateTime.class);
        return at == null ? null : new Ladder.End(at, Ending.of(row.getString("ending")), endedBy(row));
    }

    private static Act.@Nullable Source endedBy(ResultSet row) throws SQLException {
        var record = row.getObject("ended_by_record", UUID.class);
        return record == null
                ? null
                : new Act.Source(row.getString("ended_by_module"), record, row.getString("ended_by_part"));
    }

    private static Set<ResidentId> people(ResultSet row) throws SQLException {
        var also = new HashSet<ResidentId>();
        for (var id : (UUID[]) row.getArray("also").getArray()) {
            also.add(new ResidentId(id));
        }
        return also;
    }

    private static Set<Rung> rungs(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("done").getArray())
                .map(Rung::of)
                .collect(Collectors.toSet());
    }
}
