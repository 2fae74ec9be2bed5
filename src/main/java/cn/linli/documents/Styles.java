package cn.linli.documents;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Of all a workbook's styles, the one thing a reader must know: which of them show a number as a day or a time. */
final class Styles {

    private static final Pattern NOT_SHOWN_AS_DATE = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+])[^]]*]");
    private static final Pattern DATE_LETTERS = Pattern.compile("[ymdhs]");
    private static final int MOST = 100_000;

    private final BitSet dates;

    private Styles(BitSet dates) {
        this.dates = dates;
    }

    static Styles none() {
        return new Styles(new BitSet());
    }

    static Styles read(XlsxWorkbook book, String path) {
        var formats = new HashSet<Integer>();
        var dates = new BitSet();
        var count = 0;
        var inside = false;
        try (var xml = book.xml(path)) {
            for (var event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event == END_ELEMENT && xml.is("cellXfs")) {
                    inside = false;
                } else if (event == START_ELEMENT) {
                    switch (xml.name()) {
                        case "numFmt" -> {
                            var code = xml.attribute("formatCode");
                            if (code != null && isDate(code)) {
                                formats.add(number(xml.attribute("numFmtId")));
                            }
                        }
                        case "cellXfs" -> inside = true;
                        case "xf" -> {
                            if (inside) {
                                var format = number(xml.attribute("numFmtId"));
                                dates.set(count++, builtIn(format) || formats.contains(format));
                            }
                        }
                        default -> {}
                    }
                }
                if (count > MOST || formats.size() > MOST) {
                    throw DocumentRefusal.ZIP_BOMB.refuse();
                }
            }
        }
        return new Styles(dates);
    }

    /** The formats every Excel knows, the Chinese ones included (ECMA-376 part 1, 18.8.30). */
    private static boolean builtIn(int format) {
        return (format >= 14 && format <= 22)
                || (format >= 27 && format <= 36)
                || (format >= 45 && format <= 47)
                || (format >= 50 && format <= 58);
    }

    static boolean isDate(String code) {
        var first = code.split(";", 2)[0];
        var shown = NOT_SHOWN_AS_DATE.matcher(first.toLowerCase(Locale.ROOT)).replaceAll("");
        return !shown.contains("general") && DATE_LETTERS.matcher(shown).find();
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw DocumentRefusal.DAMAGED.refuse();
        }
    }

    /** Whether a cell with this style shows a day or a time. */
    boolean date(int style) {
        return style >= 0 && dates.get(style);
    }
}
