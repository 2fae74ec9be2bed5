package cn.linli.ledger;

import cn.linli.shared.Id;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** A selection as a condition on lines (alias {@code l}), with its values. */
final class Where {

    private final StringJoiner clauses = new StringJoiner("\n  and ");
    private final Map<String, Object> values = new HashMap<>();
    private String periodAndStations = "";

    /**
     * The condition.
     *
     * @param ofPeople whether the alias stands for {@code line_person}, which has the labels itself
     */
    static Where of(Selection s, boolean ofPeople) {
        var where = new Where();
        where.periodAndStations(s);
        if (s.community() != null) {
            where.and("l.region = :region", "region", s.community().value());
        }
        if (s.kind() != null) {
            where.and("l.kind = :kind", "kind", s.kind().code());
        }
        if (s.field() != null) {
            where.and("l.field = :field", "field", s.field());
        }
        if (s.project() != null) {
            where.and("l.project_id = :project", "project", s.project().value());
        }
        if (s.withoutProject()) {
            where.clauses.add("l.project_id is null");
        }
        where.peopleAndWorkers(s, ofPeople);
        return where;
    }

    private void periodAndStations(Selection s) {
        and("l.day between :from and :to", "from", s.period().from());
        values.put("to", s.period().to());
        var stations = s.stations();
        if (stations != null && stations.size() == 1) {
            // not "any of one": the one plan for all would then read every station's lines
            and("l.station_id = :station", "station", stations.iterator().next().value());
        } else if (stations != null) {
            and("l.station_id = any (cast(:stations as uuid[]))", "stations", array(stations));
        }
        periodAndStations = clauses.toString();
    }

    private void peopleAndWorkers(Selection s, boolean ofPeople) {
        var line = ofPeople ? "l.line" : "l.id";
        if (s.label() != null && ofPeople) {
            and(":label = any (l.labels)", "label", s.label());
        } else if (s.label() != null) {
            and(
                    "exists (select from ledger.line_person p where p.line = l.id and :label = any (p.labels))",
                    "label",
                    s.label());
        }
        if (s.worker() != null) {
            and(
                    "exists (select from ledger.line_worker w where w.line = %s".formatted(line)
                            + " and coalesce(w.account::text, w.name) = :worker)",
                    "worker",
                    s.worker());
        }
    }

    private void and(String clause, String name, Object value) {
        clauses.add(clause);
        values.put(name, value);
    }

    static String array(java.util.Collection<? extends Id> ids) {
        return ids.stream().map(id -> id.value().toString()).collect(Collectors.joining(",", "{", "}"));
    }

    /** Only when and where, of another table that has both. */
    String periodAndStations(String alias) {
        return periodAndStations.replace("l.", alias + ".");
    }

    String sql() {
        return clauses.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
