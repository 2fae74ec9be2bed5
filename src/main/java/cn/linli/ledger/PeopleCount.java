package cn.linli.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts the people of several slices together and counts each once, somebody entered twice and merged as one. People are
 * known by their number; those who have none yet get one below zero for the time of the count.
 */
final class PeopleCount {

    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final Map<Integer, Integer> kept = new HashMap<>();
    private final Map<String, Numbers> byKey = new HashMap<>();
    private final JdbcClient db;
    private Numbers all = new Numbers();
    private boolean separate;

    PeopleCount(JdbcClient db) {
        this.db = db;
        db.sql("""
                select same.person, one.no, same.kept, other.no as kept_no
                from ledger.same_person same
                  left join ledger.person_no one on one.person = same.person
                  left join ledger.person_no other on other.person = same.kept
                """).query(row -> {
            var person = number(row.getObject("person", UUID.class), row.getObject("no", Integer.class));
            kept.put(person, number(row.getObject("kept", UUID.class), row.getObject("kept_no", Integer.class)));
        });
    }

    private int number(UUID person, @org.jspecify.annotations.Nullable Integer no) {
        if (no != null) {
            numbers.put(person, no);
            return no;
        }
        return numbers.computeIfAbsent(person, p -> -1 - numbers.size());
    }

    /** What is added from here on counts only in the whole: the rows before overlap or leave somebody out. */
    PeopleCount anew() {
        all = new Numbers();
        separate = true;
        return this;
    }

    void add(String key, Integer[] people) {
        for (var no : people) {
            add(key, no);
        }
    }

    void add(String key, UUID[] people) {
        var unknown = Arrays.stream(people)
                .filter(person -> !numbers.containsKey(person))
                .distinct()
                .toArray(UUID[]::new);
        if (unknown.length > 0) {
            db.sql("select person, no from ledger.person_no where person = any (cast(:people as uuid[]))")
                    .param(
                            "people",
                            "{"
                                    + String.join(
                                            ",",
                                            Arrays.stream(unknown)
                                                    .map(UUID::toString)
                                                    .toList()) + "}")
                    .query(row -> {
                        numbers.put(row.getObject("person", UUID.class), row.getInt("no"));
                    });
        }
        for (var person : people) {
            add(key, numbers.computeIfAbsent(person, p -> -1 - numbers.size()));
        }
    }

    private void add(String key, Integer no) {
        int one = kept.isEmpty() ? no : kept.getOrDefault(no, no);
        all.add(one);
        if (!separate) {
            byKey.computeIfAbsent(key, k -> new Numbers()).add(one);
        }
    }

    long of(String key) {
        var found = byKey.get(key);
        return found == null ? 0 : found.distinct();
    }

    long inAll() {
        return all.distinct();
    }

    /** Whole numbers, many. */
    private static final class Numbers {

        private int[] values = new int[64];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long distinct() {
            Arrays.sort(values, 0, size);
            var count = size == 0 ? 0 : 1;
            for (var i = 1; i < size; i++) {
                if (values[i] != values[i - 1]) {
                    count++;
                }
            }
            return count;
        }
    }
}
