package cn.linli.access;

import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The trail as a table of text, a page of lines at a time, so that a year of it needs no memory. */
@Component
class TrailFile {

    private static final int AT_ONCE = 1_000;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final List<String> COLUMNS =
            List.of("when", "who", "account", "act", "about", "more", "subject", "line");

    private final TrailBook trail;
    private final TrailWords words;

    TrailFile(TrailBook trail, TrailWords words) {
        this.trail = trail;
        this.words = words;
    }

    void write(Actor actor, TrailBook.Wanted wanted, Locale language, Writer out) throws IOException {
        out.write('\uFEFF');
        out.write(row(COLUMNS.stream().map(column -> words.heading(column, language))));
        String next = "";
        while (next != null) {
            var page = trail.list(actor, wanted, next, AT_ONCE, language);
            for (var line : page.items()) {
                out.write(row(cells(line)));
            }
            next = page.next();
        }
    }

    private static Stream<@Nullable String> cells(TrailBook.Line line) {
        return Stream.of(
                WHEN.format(line.at()),
                line.who(),
                line.account(),
                line.said(),
                line.about(),
                line.more(),
                line.subject().toString(),
                line.id().toString());
    }

    private static String row(Stream<? extends @Nullable String> cells) {
        return cells.map(TrailFile::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What begins like a formula is told to be text, so that no table program works it out. */
    static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
