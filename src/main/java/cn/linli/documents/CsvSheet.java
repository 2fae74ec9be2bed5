package cn.linli.documents;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;

/** The one sheet of a text table. */
final class CsvSheet implements Sheet {

    private static final char[] DELIMITERS = {',', '\t', ';', '|'};
    private static final int LOOKED_AT = 64 * 1024;

    private final CsvWorkbook book;
    private final String name;
    private char delimiter = ',';
    private int passed;

    CsvSheet(CsvWorkbook book, String name) {
        this.book = book;
        this.name = name;
    }

    /** Finds what stands between the cells: the sign that most records have equally often, outside quotes. */
    void guess() throws IOException {
        var head = new char[LOOKED_AT];
        var length = 0;
        try (var reader = book.reader()) {
            for (var n = reader.read(head);
                    n >= 0 && length < LOOKED_AT;
                    n = reader.read(head, length, LOOKED_AT - length)) {
                length += n;
            }
        }
        var text = new String(head, 0, length);
        if (text.matches("(?s)(?i)\"?sep=[^\\r\\n]\"?[\\r\\n].*")) {
            delimiter = text.charAt(text.indexOf('=') + 1);
            passed = 1;
            return;
        }
        var best = 0L;
        for (var candidate : DELIMITERS) {
            var score = score(text, candidate);
            if (score > best) {
                best = score;
                delimiter = candidate;
            }
        }
    }

    /** Records that have the most common count of the sign, weighed above the count itself. */
    private static long score(String text, char sign) {
        var counts = new HashMap<Integer, Integer>();
        var inRecord = 0;
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == sign) {
                inRecord++;
            } else if (!quoted && (c == '\n' || i == text.length() - 1)) {
                counts.merge(inRecord, 1, Integer::sum);
                inRecord = 0;
            }
        }
        counts.merge(inRecord, 1, Integer::sum);
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() > 0)
                .mapToLong(entry -> entry.getValue() * 10_000L + Math.min(entry.getKey(), 9_999))
                .max()
                .orElse(0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean hidden() {
        return false;
    }

    @Override
    public Iterable<Row> rows() {
        return () -> book.keepOpen(delimiter, passed);
    }

    @Override
    public List<Merge> merged() {
        return List.of();
    }
}
