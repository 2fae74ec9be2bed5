package cn.linli.reports;

import cn.linli.shared.SharedRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words behind a command: values, {@code --name value} and switches without a value. */
record Arguments(List<String> plain, Map<String, String> named) {

    static Arguments of(List<String> words, String... switches) {
        var plain = new ArrayList<String>();
        var named = new HashMap<String, String>();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!word.startsWith("--")) {
                plain.add(word);
            } else if (List.of(switches).contains(word)) {
                named.put(word, "yes");
            } else if (i + 1 < words.size()) {
                named.put(word, words.get(++i));
            } else {
                throw SharedRefusal.MISSING.refuse().at(word);
            }
        }
        return new Arguments(plain, named);
    }

    boolean has(String name) {
        return named.containsKey(name);
    }

    @Nullable
    String optional(String name) {
        return named.get(name);
    }

    String required(String name) {
        var value = named.get(name);
        if (value == null || value.isBlank()) {
            throw ReportsRefusal.ARGUMENT_MISSING.refuse(name);
        }
        return value;
    }
}
