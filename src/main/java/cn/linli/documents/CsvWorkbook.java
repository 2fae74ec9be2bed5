package cn.linli.documents;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A text table (RFC 4180, as loosely as offices write it): one sheet whose cells are all text. */
final class CsvWorkbook implements Workbook {

    private final Path file;
    private final Encoding encoding;
    private final Limits limits;
    private final @Nullable Path ours;
    private final CsvSheet sheet;
    private final Set<CsvRows> open = new HashSet<>();

    static CsvWorkbook open(Path file, String fileName, Limits limits, @Nullable Path ours) throws IOException {
        var encoding = Encoding.of(file);
        var book = new CsvWorkbook(file, fileName, encoding, limits, ours);
        book.sheet.guess();
        return book;
    }

    private CsvWorkbook(Path file, String fileName, Encoding encoding, Limits limits, @Nullable Path ours) {
        this.file = file;
        this.encoding = encoding;
        this.limits = limits;
        this.ours = ours;
        this.sheet = new CsvSheet(this, fileName.replaceFirst("\\.[^.]*$", ""));
    }

    Reader reader() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
        in.skipNBytes(encoding.mark());
        return new BufferedReader(new InputStreamReader(in, strict(encoding.charset())), 64 * 1024);
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    CsvRows keepOpen(char delimiter, int skip) {
        try {
            var rows = new CsvRows(reader(), delimiter, limits, this::done);
            rows.pass(skip);
            synchronized (open) {
                open.add(rows);
            }
            return rows;
        } catch (IOException e) {
            throw Tables.unreadable(e);
        }
    }

    private void done(CsvRows rows) {
        synchronized (open) {
            open.remove(rows);
        }
    }

    @Override
    public List<Sheet> sheets() {
        return List.of(sheet);
    }

    @Override
    public void close() {
        List<CsvRows> left;
        synchronized (open) {
            left = List.copyOf(open);
            open.clear();
        }
        left.forEach(CsvRows::close);
        Tables.forget(ours);
    }
}
