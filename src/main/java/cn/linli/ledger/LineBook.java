package cn.linli.ledger;

import cn.linli.shared.Act;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Adds lines. There is no way to change or remove one, and the database would refuse it. */
@Component
class LineBook {

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    LineBook(JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** Two corrections of one source wait for each other. */
    void oneAtATime(Act.Source source) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:source, 0))")
                .param("source", "ledger " + source)
                .query((row, n) -> 0)
                .list();
    }

    /** The latest revision heard of; -1 when there is none. */
    int heardOf(Act.Source source) {
        return db.sql("""
                select coalesce(max(revision), -1)
                from ledger.line
                where source_module = :module and source_record = :record and source_part = :part
                """)
                .param("module", source.module())
                .param("record", source.record())
                .param("part", source.part())
                .query(Integer.class)
                .single();
    }

    /** Adds the act with its people and workers; nothing when this revision stands already. */
    void add(Act act, Map<ResidentId, Set<String>> labels) {
        db.sql("""
                with line as (
                  insert into ledger.line (id, source_module, source_record, source_part, revision, sign, station_id,
                    region, kind, field, project_id, day, minutes, person_times, title, at)
                  values (:id, :module, :record, :part, :revision, 1, :station,
                    :region, :kind, :field, :project, :day, :minutes, :personTimes, :title, :at)
                  on conflict (source_module, source_record, source_part, revision, sign) do nothing
                  returning *),
                workers as (
                  insert into ledger.line_worker (line, no, station_id, day, account, name)
                  select line.id, doer.no, line.station_id, line.day, doer.account, doer.name
                  from line, jsonb_to_recordset(:workers::jsonb) as doer (no smallint, account uuid, name text))
                insert into ledger.line_person (line, person, station_id, day, sign, service, kind, field, project_id,
                  region, labels)
                select line.id, served.person, line.station_id, line.day, 1, line.service, line.kind, line.field,
                  line.project_id, line.region, served.labels
                from line, jsonb_to_recordset(:people::jsonb) as served (person uuid, labels text[])
                """)
                .param("id", Ids.next())
                .param("module", act.source().module())
                .param("record", act.source().record())
                .param("part", act.source().part())
                .param("revision", act.revision())
                .param("station", act.station().value())
                .param("region", act.region().value())
                .param("kind", act.kind().code())
                .param("field", act.field())
                .param("project", act.project() == null ? null : act.project().value(), java.sql.Types.OTHER)
                .param("day", act.day())
                .param("minutes", act.minutes())
                .param("personTimes", act.personTimes())
                .param("title", act.title())
                .param("at", OffsetDateTime.now(clock))
                .param("workers", workers(act))
                .param("people", people(act, labels))
                .update();
    }

    /** Books backwards what stands of the source, if anything does. */
    void reverse(Act.Source source, int revision) {
        db.sql("""
                with standing as (
                  select l.*
                  from ledger.line l
                  where l.source_module = :module and l.source_record = :record and l.source_part = :part
                    and l.sign = 1
                    and not exists (select from ledger.line r where r.reversal_of = l.id)),
                line as (
                  insert into ledger.line (id, source_module, source_record, source_part, revision, sign, reversal_of,
                    station_id, region, kind, field, project_id, day, minutes, person_times, title, at)
                  select :id, s.source_module, s.source_record, s.source_part, :revision, -1, s.id,
                    s.station_id, s.region, s.kind, s.field, s.project_id, s.day, -s.minutes, -s.person_times, s.title, :at
                  from standing s
                  returning *),
                workers as (
                  insert into ledger.line_worker (line, no, station_id, day, account, name)
                  select line.id, w.no, w.station_id, w.day, w.account, w.name
                  from line join ledger.line_worker w on w.line = line.reversal_of)
                insert into ledger.line_person (line, person, station_id, day, sign, service, kind, field, project_id,
                  region, labels)
                select line.id, p.person, p.station_id, p.day, -1, p.service, p.kind, p.field, p.project_id,
                  p.region, p.labels
                from line join ledger.line_person p on p.line = line.reversal_of
                """)
                .param("id", Ids.next())
                .param("module", source.module())
                .param("record", source.record())
                .param("part", source.part())
                .param("revision", revision)
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    private String workers(Act act) {
        var no = new java.util.concurrent.atomic.AtomicInteger();
        return json.writeValueAsString(act.workers().stream()
                .map(doer -> {
                    var one = new java.util.HashMap<String, Object>();
                    one.put("no", no.getAndIncrement());
                    one.put(
                            "account",
                            doer.account() == null ? null : doer.account().value());
                    one.put("name", doer.name());
                    return one;
                })
                .toList());
    }

    private String people(Act act, Map<ResidentId, Set<String>> labels) {
        return json.writeValueAsString(act.people().stream()
                .map(who -> Map.of(
                        "person", who.value(), "labels", Objects.requireNonNullElse(labels.get(who), Set.<String>of())))
                .toList());
    }
}
