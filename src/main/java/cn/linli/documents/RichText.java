package cn.linli.documents;

import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

/** The text of a cell that may be in several runs of different look (CT_Rst); how it is pronounced is not part of it. */
final class RichText {

    private RichText() {}

    /** Appends the text of the element just started and moves to its end. */
    static void read(Xml xml, StringBuilder into, int most) {
        var own = xml.depth();
        for (var event = xml.next(); xml.depth() >= own; event = xml.next()) {
            if (event != START_ELEMENT) {
                continue;
            }
            switch (xml.name()) {
                case "t" -> piece(xml, into, most);
                case "rPh", "phoneticPr" -> xml.skip();
                default -> {}
            }
        }
    }

    /** Blanks around a piece count only where the file says so, as in Excel. */
    private static void piece(Xml xml, StringBuilder into, int most) {
        var preserve = "preserve".equals(xml.attribute("space"));
        var start = into.length();
        xml.text(into, most);
        if (!preserve) {
            var end = into.length();
            while (end > start && isBlank(into.charAt(end - 1))) {
                end--;
            }
            into.setLength(end);
            var first = start;
            while (first < end && isBlank(into.charAt(first))) {
                first++;
            }
            into.delete(start, first);
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Characters XML cannot carry are written {@code _xHHHH_} (ST_Xstring). */
    static String unescape(CharSequence text) {
        var at = find(text, 0);
        if (at < 0) {
            return text.toString();
        }
        var plain = new StringBuilder(text.length());
        var done = 0;
        for (; at >= 0; at = find(text, done)) {
            plain.append(text, done, at).append((char) Integer.parseInt(text, at + 2, at + 6, 16));
            done = at + 7;
        }
        return plain.append(text, done, text.length()).toString();
    }

    private static int find(CharSequence text, int from) {
        for (var i = from; i + 7 <= text.length(); i++) {
            if (text.charAt(i) == '_' && text.charAt(i + 1) == 'x' && text.charAt(i + 6) == '_' && hex(text, i + 2)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean hex(CharSequence text, int from) {
        for (var i = from; i < from + 4; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
