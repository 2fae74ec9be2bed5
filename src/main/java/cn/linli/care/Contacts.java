package cn.linli.care;

import cn.linli.shared.Contact;
import cn.linli.shared.ResidentId;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps every word of somebody. Nothing is overwritten: a correction is a row of its own, and stands from then on.
 *
 * <p>{@code case when p.stands is null …} and not {@code coalesce}: PostgreSQL takes the latter for something that could
 * let through what the wall hides, evaluates it behind the wall, and so reads every clock for one contact.
 */
@Component
class Contacts {

    /** Keeps one contact; answers whose clock it moves, and from which day on. */
    static final String KEEP = """
            with again as (
              select 1
              from care.contact
              where source_record = :record and source_module = :module and source_part = :part
                and revision >= :revision),
            corrected as (
              update care.contact
              set gone = :now
              where source_record = :record and source_module = :module and source_part = :part and gone is null
                and not exists (select from again)
              returning person, day),
            kept as (
              insert into care.contact (source_module, source_record, source_part, revision, resident_id, person,
                                        station_id, day, way, result, by_account, by_name, two, counts, told_at)
              select :module, :record, :part, :revision, who.id, coalesce(p.stands, who.id), :station, :day, :way,
                     :result, :by, :byName, :two, coalesce(care.counts(:result, :way, c.way), false), :now
              from unnest(:people::uuid[]) as who (id)
                left join care.person p on p.resident_id = who.id
                left join care.clock c on c.resident_id = case when p.stands is null then who.id else p.stands end
              where not exists (select from again)
              returning person, day)
            select person, min(day) as day
            from (select * from corrected union all select * from kept) as word
            group by person
            """;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient db;
    private final MonthSums months;

    Contacts(JdbcClient db, MonthSums months) {
        this.db = db;
        this.months = months;
    }

    /** A contact, and when it was told. */
    record Told(Contact contact, OffsetDateTime at) {}

    /**
     * Keeps one contact.
     *
     * @return whose clock it moves: those it is about now and those it was about before a correction; nobody when this
     *     revision, or a later one, was heard before
     */
    List<ResidentId> keep(Told told) {
        var contact = told.contact();
        var moved = new HashMap<ResidentId, LocalDate>();
        db.sql(KEEP)
                .param("module", contact.source().module())
                .param("record", contact.source().record())
                .param("part", contact.source().part())
                .param("revision", contact.revision())
                .param("now", told.at())
                .param("people", Clocks.uuids(contact.people()))
                .param("station", contact.station().value())
                .param("day", contact.day(), Types.DATE)
                .param("way", contact.way().code(), Types.VARCHAR)
                .param("result", contact.result().code(), Types.VARCHAR)
                .param("by", contact.by().value())
                .param("byName", contact.byName())
                .param("two", contact.two())
                .query(row -> {
                    moved.put(
                            new ResidentId(row.getObject("person", UUID.class)), row.getObject("day", LocalDate.class));
                });
        var toldOn = told.at().atZoneSameInstant(CHINA).toLocalDate();
        months.toldLate(moved.entrySet().stream()
                .filter(one -> one.getValue().isBefore(toldOn))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return List.copyOf(moved.keySet());
    }

    /** Keeps many first revisions at once. */
    void keepAll(List<Told> told) {
        var one = told.stream()
                .flatMap(t -> t.contact().people().stream().map(person -> new Line(t, person)))
                .toList();
        db.sql("""
                insert into care.contact (source_module, source_record, source_part, revision, resident_id, person,
                                          station_id, day, way, result, by_account, by_name, two, counts, told_at)
                select t.module, t.record, t.part, 0, t.resident, coalesce(p.stands, t.resident), t.station, t.day, t.way,
                       t.result, t.by_account, t.by_name, t.two,
                       coalesce(care.counts(t.result, t.way, c.way), false), t.at
                from unnest(:modules::text[], :records::uuid[], :parts::text[], :residents::uuid[], :stations::uuid[],
                    :days::date[], :ways::text[], :results::text[], :accounts::uuid[], :names::text[], :twos::boolean[],
                    :ats::timestamptz[])
                  as t (module, record, part, resident, station, day, way, result, by_account, by_name, two, at)
                  left join care.person p on p.resident_id = t.resident
                  left join care.clock c on c.resident_id = case when p.stands is null then t.resident else p.stands end
                on conflict do nothing
                """)
                .param("modules", texts(one, l -> l.contact().source().module()))
                .param("records", uuids(one, l -> l.contact().source().record()))
                .param("parts", texts(one, l -> l.contact().source().part()))
                .param("residents", uuids(one, l -> l.person().value()))
                .param("stations", uuids(one, l -> l.contact().station().value()))
                .param("days", texts(one, l -> l.contact().day().toString()))
                .param("ways", texts(one, l -> l.contact().way().code()))
                .param("results", texts(one, l -> l.contact().result().code()))
                .param("accounts", uuids(one, l -> l.contact().by().value()))
                .param("names", texts(one, l -> l.contact().byName()))
                .param("twos", texts(one, l -> Boolean.toString(l.contact().two())))
                .param("ats", texts(one, l -> l.told().at().toString()))
                .update();
        months.toldLate(one.stream()
                .collect(Collectors.toMap(Line::person, l -> l.contact().day(), (a, b) -> a.isBefore(b) ? a : b)));
    }

    /** What was told of an entry that was merged is told of the one that stands for it; or of itself again. */
    void standFor(ResidentId told, ResidentId stands) {
        db.sql("update care.contact set person = :stands where resident_id = :told and person <> :stands")
                .param("told", told.value())
                .param("stands", stands.value())
                .update();
    }

    private record Line(Told told, ResidentId person) {

        Contact contact() {
            return told.contact();
        }
    }

    private static String[] texts(List<Line> lines, java.util.function.Function<Line, String> of) {
        return lines.stream().map(of).toArray(String[]::new);
    }

    private static UUID[] uuids(List<Line> lines, java.util.function.Function<Line, UUID> of) {
        return lines.stream().map(of).toArray(UUID[]::new);
    }
}
