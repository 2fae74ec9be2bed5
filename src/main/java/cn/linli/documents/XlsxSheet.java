package cn.linli.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One worksheet part. */
final class XlsxSheet implements Sheet {

    private static final int HEADER_LINES = 1_000;
    private static final int MOST_MERGES = 100_000;
    private static final int LONGEST_ROOT_TAG = 64 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final XlsxWorkbook book;
    private final String name;
    private final boolean hidden;
    private final String path;
    private @Nullable List<Merge> merged;

    XlsxSheet(XlsxWorkbook book, String name, boolean hidden, String path) {
        this.book = book;
        this.name = name;
        this.hidden = hidden;
        this.path = path;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean hidden() {
        return hidden;
    }

    @Override
    public Iterable<Row> rows() {
        return () -> new XlsxRows(book, book.keepOpen(path));
    }

    @Override
    public synchronized List<Merge> merged() {
        var known = merged;
        if (known == null) {
            known = readMerges();
            merged = known;
        }
        return known;
    }

    /**
     * Joined cells stand behind all rows. So the rows are passed over as bytes, which is many times faster than parsing
     * them, and only the root's tag and what follows the rows are parsed.
     */
    private List<Merge> readMerges() {
        try (var part = book.part(path)) {
            var in = new PushbackInputStream(part, BUFFER);
            var root = rootTag(in);
            if (root == null || !passRows(in, part, endOfRows(root))) {
                return List.of();
            }
            var rest = new SequenceInputStream(new ByteArrayInputStream(root), in);
            try (var xml = new Xml(part, rest)) {
                return merges(xml);
            }
        } catch (IOException e) {
            throw Xml.refused(e);
        }
    }

    /** From the beginning to the end of the root's opening tag; null when there is none. */
    private static byte @Nullable [] rootTag(InputStream part) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var inRoot = false;
        for (int last = 0, b = part.read(); b >= 0; last = b, b = part.read()) {
            bytes.write(b);
            if (last == '<' && b != '?' && b != '!') {
                inRoot = true;
            }
            if (inRoot && b == '>') {
                return last == '/' ? null : bytes.toByteArray();
            }
            if (bytes.size() > LONGEST_ROOT_TAG) {
                return null;
            }
        }
        return null;
    }

    private static byte[] endOfRows(byte[] root) {
        var text = new String(root, UTF_8);
        var tag = text.substring(text.lastIndexOf('<') + 1).split("[\\s>]", 2)[0];
        var prefix = tag.contains(":") ? tag.substring(0, tag.indexOf(':') + 1) : "";
        return ("</" + prefix + "sheetData>").getBytes(UTF_8);
    }

    /** Moves behind the first place where the wanted bytes stand; their '<' stands nowhere else in them. */
    private static boolean passRows(PushbackInputStream in, Part part, byte[] wanted) throws IOException {
        var buffer = new byte[BUFFER];
        var matched = 0;
        for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            part.tokenEnded();
            for (var i = 0; i < n; i++) {
                var b = buffer[i];
                matched = b == wanted[matched] ? matched + 1 : b == '<' ? 1 : 0;
                if (matched == wanted.length) {
                    in.unread(buffer, i + 1, n - i - 1);
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Merge> merges(Xml xml) {
        var merges = new ArrayList<Merge>();
        for (var event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
            var ref = event == START_ELEMENT && xml.is("mergeCell") ? xml.attribute("ref") : null;
            if (ref == null) {
                continue;
            }
            var corners = ref.split(":", 2);
            var from = corners[0];
            var to = corners.length > 1 ? corners[1] : from;
            var merge = new Merge(line(from), line(to), column(from), column(to));
            if (merge.top() <= HEADER_LINES) {
                merges.add(merge);
            }
            if (merges.size() > MOST_MERGES) {
                throw DocumentRefusal.ZIP_BOMB.refuse();
            }
        }
        return List.copyOf(merges);
    }

    /** The column of a reference such as {@code AB12}, from 0. */
    static int column(String ref) {
        var column = 0;
        var i = 0;
        for (; i < ref.length() && ref.charAt(i) >= 'A' && ref.charAt(i) <= 'Z' && i < 4; i++) {
            column = column * 26 + ref.charAt(i) - 'A' + 1;
        }
        if (i == 0) {
            throw DocumentRefusal.DAMAGED.refuse();
        }
        return column - 1;
    }

    private static int line(String ref) {
        var i = 0;
        while (i < ref.length() && !Character.isDigit(ref.charAt(i))) {
            i++;
        }
        return number(ref.substring(i));
    }

    static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw DocumentRefusal.DAMAGED.refuse();
        }
    }
}
