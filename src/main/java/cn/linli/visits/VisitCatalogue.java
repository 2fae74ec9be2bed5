package cn.linli.visits;

import cn.linli.shared.ResidentId;
import cn.linli.shared.SharedRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What to look at on a visit: fields and their choices, as data that changes with a release only, so read once. */
@Component
class VisitCatalogue {

    private final JdbcClient db;
    private final SingletonSupplier<Set<String>> choices;
    private final SingletonSupplier<Set<String>> ofHousehold;
    private final SingletonSupplier<List<LabelField>> fieldsOfLabels;

    VisitCatalogue(JdbcClient db) {
        this.db = db;
        this.choices = SingletonSupplier.of(this::readChoices);
        this.ofHousehold = SingletonSupplier.of(this::readOfHousehold);
        this.fieldsOfLabels = SingletonSupplier.of(this::readFieldsOfLabels);
    }

    /**
     * What was seen, each thing put to whom it belongs: what the household shares to nobody, body and needs to one of
     * the people. Refuses a field or a choice that is not in the catalogue, one written twice, somebody who was not
     * visited, and a person's own field that does not say whose where there are several.
     */
    List<VisitRecord.Observation> sorted(List<VisitRecord.Observation> seen, Set<ResidentId> people) {
        var once = new HashSet<String>();
        var sorted = new ArrayList<VisitRecord.Observation>();
        for (var one : seen) {
            if (!choices.obtain().contains(one.field() + "=" + one.value())) {
                throw VisitRefusal.UNKNOWN_OBSERVATION.refuse(one.field(), one.value());
            }
            var whose = whose(one, people);
            if (!once.add(one.field() + " " + whose)) {
                throw VisitRefusal.UNKNOWN_OBSERVATION.refuse(one.field(), one.value());
            }
            sorted.add(new VisitRecord.Observation(whose, one.field(), one.value(), one.note()));
        }
        return sorted;
    }

    private @Nullable ResidentId whose(VisitRecord.Observation one, Set<ResidentId> people) {
        if (ofHousehold.obtain().contains(one.field())) {
            return null;
        }
        var whose =
                one.whose() == null && people.size() == 1 ? people.iterator().next() : one.whose();
        if (whose == null) {
            throw VisitRefusal.OBSERVATION_OF_WHOM.refuse();
        }
        if (!people.contains(whose)) {
            throw SharedRefusal.NOT_FOUND.refuse().at("observations");
        }
        return whose;
    }

    /** The field of service for people who carry these labels; empty when none of them says. */
    String fieldOf(Set<String> labels) {
        return fieldsOfLabels.obtain().stream()
                .filter(one -> labels.contains(one.label()))
                .map(LabelField::field)
                .findFirst()
                .orElse("");
    }

    private Set<String> readChoices() {
        return Set.copyOf(db.sql("select field || '=' || code from visits.observation_choice")
                .query(String.class)
                .list());
    }

    private Set<String> readOfHousehold() {
        return Set.copyOf(db.sql("select code from visits.observation_field where of_household")
                .query(String.class)
                .list());
    }

    private List<LabelField> readFieldsOfLabels() {
        return db.sql("select label, field from visits.field_of_label order by position")
                .query((row, n) -> new LabelField(row.getString("label"), row.getString("field")))
                .list();
    }

    List<Field> fields(Locale locale) {
        var english = locale.getLanguage().equals("en");
        var choices = db
                .sql("""
                select field, code, case when :english then en else zh end as label, needs_attention
                from visits.observation_choice
                order by field, position
                """)
                .param("english", english)
                .query((row, n) -> new FieldChoice(
                        row.getString("field"),
                        new Choice(row.getString("code"), row.getString("label"), row.getBoolean("needs_attention"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        FieldChoice::field, Collectors.mapping(FieldChoice::choice, Collectors.toList())));
        return db.sql("""
                select code, topic, of_household, case when :english then en else zh end as label
                from visits.observation_field
                order by position
                """)
                .param("english", english)
                .query((row, n) -> new Field(
                        row.getString("code"),
                        row.getString("topic"),
                        row.getBoolean("of_household"),
                        row.getString("label"),
                        choices.getOrDefault(row.getString("code"), List.of())))
                .list();
    }

    /** One thing to look at, in a tap-sized group; of the household, or of each person. */
    record Field(String code, String topic, boolean ofHousehold, String label, List<Choice> choices) {}

    /** One answer. */
    record Choice(String code, String label, boolean needsAttention) {}

    /** People who carry this label are served in this field. */
    record LabelField(String label, String field) {}

    private record FieldChoice(String field, Choice choice) {}
}
