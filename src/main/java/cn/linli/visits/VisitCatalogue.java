package cn.linli.visits;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What to look at on a visit: fields and their choices, as data that changes with a release only, so read once. */
@Component
class VisitCatalogue {

    private final JdbcClient db;
    private final SingletonSupplier<Set<String>> choices;
    private final SingletonSupplier<List<LabelField>> fieldsOfLabels;

    VisitCatalogue(JdbcClient db) {
        this.db = db;
        this.choices = SingletonSupplier.of(this::readChoices);
        this.fieldsOfLabels = SingletonSupplier.of(this::readFieldsOfLabels);
    }

    /** Refuses a field or a choice that is not in the catalogue, and a field written twice. */
    void check(List<VisitRecord.Observation> seen) {
        var fields = new HashSet<String>();
        for (var one : seen) {
            if (!choices.obtain().contains(one.field() + "=" + one.value()) || !fields.add(one.field())) {
                throw VisitRefusal.UNKNOWN_OBSERVATION.refuse(one.field(), one.value());
            }
        }
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
                select code, topic, case when :english then en else zh end as label
                from visits.observation_field
                order by position
                """)
                .param("english", english)
                .query((row, n) -> new Field(
                        row.getString("code"),
                        row.getString("topic"),
                        row.getString("label"),
                        choices.getOrDefault(row.getString("code"), List.of())))
                .list();
    }

    /** One thing to look at, in a tap-sized group. */
    record Field(String code, String topic, String label, List<Choice> choices) {}

    /** One answer. */
    record Choice(String code, String label, boolean needsAttention) {}

    /** People who carry this label are served in this field. */
    record LabelField(String label, String field) {}

    private record FieldChoice(String field, Choice choice) {}
}
