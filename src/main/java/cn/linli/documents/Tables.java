package cn.linli.documents;

import cn.linli.shared.Refused;
import cn.linli.shared.SharedRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Opens tables people bring: Excel workbooks (.xlsx, ISO/IEC 29500 transitional and strict) and text tables (.csv in
 * UTF-8, UTF-16 or GB 18030). What a file is, its first bytes decide, never its name alone. Whatever cannot be trusted
 * is refused as a {@link DocumentRefusal}; no macro, link, entity or formula in a file is ever followed.
 */
public final class Tables {

    private static final byte[] ZIP = {'P', 'K'};
    private static final byte[] OLE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    private Tables() {}

    /** Opens a file of this machine; it is left where it is. */
    public static Workbook open(Path file, String fileName, Limits limits) {
        return open(file, fileName, limits, null);
    }

    /** Opens what is being uploaded: it is laid into a temporary file first, which goes when the workbook is closed. */
    public static Workbook open(InputStream upload, String fileName, Limits limits) {
        Path spooled = null;
        try {
            spooled = Files.createTempFile("linli-table-", ".tmp");
            spool(upload, spooled, limits);
            return open(spooled, fileName, limits, spooled);
        } catch (IOException e) {
            forget(spooled);
            throw unreadable(e);
        } catch (RuntimeException e) {
            forget(spooled);
            throw e;
        }
    }

    private static Workbook open(Path file, String fileName, Limits limits, @Nullable Path ours) {
        try {
            var head = head(file);
            if (Files.size(file) > limits.most(packed(head))) {
                throw tooLarge(limits.most(packed(head)));
            }
            var name = fileName.toLowerCase(Locale.ROOT);
            if (name.endsWith(".xlsm") || name.endsWith(".xltm") || name.endsWith(".xlam")) {
                throw DocumentRefusal.MACROS.refuse();
            }
            if (starts(head, ZIP)) {
                return XlsxWorkbook.open(file, limits, ours);
            }
            if (starts(head, OLE)) {
                throw insideOle(file).refuse();
            }
            if (name.endsWith(".xls") || name.endsWith(".xlsb") || name.endsWith(".et")) {
                throw DocumentRefusal.OLD_WORKBOOK.refuse();
            }
            if (head.length == 0 || name.endsWith(".xlsx")) {
                throw DocumentRefusal.NOT_A_WORKBOOK.refuse();
            }
            return CsvWorkbook.open(file, fileName, limits, ours);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static void spool(InputStream upload, Path into, Limits limits) throws IOException {
        var head = upload.readNBytes(OLE.length);
        var most = limits.most(packed(head));
        try (var out = Files.newOutputStream(into)) {
            out.write(head);
            var buffer = new byte[64 * 1024];
            var total = (long) head.length;
            for (var n = upload.read(buffer); n >= 0; n = upload.read(buffer)) {
                total += n;
                if (total > most) {
                    throw tooLarge(most);
                }
                out.write(buffer, 0, n);
            }
        }
    }

    private static boolean packed(byte[] head) {
        return starts(head, ZIP) || starts(head, OLE);
    }

    private static Refused tooLarge(long most) {
        return DocumentRefusal.TOO_LARGE.refuse(most / 1024 / 1024);
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        }
    }

    private static boolean starts(byte[] bytes, byte[] with) {
        return bytes.length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    /** An OLE container is an old workbook, unless Excel put an encrypted one inside it ([MS-OFFCRYPTO] 2.3.4.4). */
    private static DocumentRefusal insideOle(Path file) throws IOException {
        if (contains(file, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE))) {
            return DocumentRefusal.ENCRYPTED;
        }
        var book = contains(file, "Workbook".getBytes(StandardCharsets.UTF_16LE))
                || contains(file, "Book\0".getBytes(StandardCharsets.UTF_16LE));
        return book ? DocumentRefusal.OLD_WORKBOOK : DocumentRefusal.NOT_A_WORKBOOK;
    }

    private static boolean contains(Path file, byte[] wanted) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[64 * 1024];
            var kept = 0;
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer, kept, buffer.length - kept)) {
                var end = kept + n;
                for (var i = 0; i + wanted.length <= end; i++) {
                    if (Arrays.equals(buffer, i, i + wanted.length, wanted, 0, wanted.length)) {
                        return true;
                    }
                }
                kept = Math.min(end, wanted.length - 1);
                System.arraycopy(buffer, end - kept, buffer, 0, kept);
            }
            return false;
        }
    }

    static void forget(@Nullable Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** What a failure of the disk or of the upload means to the person. */
    static RuntimeException unreadable(IOException e) {
        var text = String.valueOf(e.getMessage());
        return text.contains("No space left") || text.contains("not enough space")
                ? SharedRefusal.DISK_FULL.refuse()
                : new UncheckedIOException(e);
    }
}
