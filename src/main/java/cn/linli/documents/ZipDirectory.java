package cn.linli.documents;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The end of a zip file, looked at before the library does: it loads the whole directory into memory, and a hostile one
 * is as large as the file. (APPNOTE 4.3.14–16.)
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END_64 = 0x06064b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int BYTES_PER_ENTRY = 1024;

    private ZipDirectory() {}

    /** Refuses a file with no end (cut off), too many entries or an outsized directory. */
    static void check(Path file, Limits limits) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            var length = (int) Math.min(in.length(), END_LENGTH + LONGEST_COMMENT + 20);
            var start = in.length() - length;
            var tail = bytes(in, start, length);
            var at = length - END_LENGTH;
            while (at >= 0 && tail.getInt(at) != END) {
                at--;
            }
            if (at < 0) {
                throw DocumentRefusal.DAMAGED.refuse();
            }
            var entries = (long) Short.toUnsignedInt(tail.getShort(at + 10));
            var size = Integer.toUnsignedLong(tail.getInt(at + 12));
            if (at >= 20 && tail.getInt(at - 20) == LOCATOR_64) {
                var wide = bytes(in, tail.getLong(at - 12), 56);
                if (wide.getInt(0) != END_64) {
                    throw DocumentRefusal.DAMAGED.refuse();
                }
                entries = wide.getLong(32);
                size = wide.getLong(40);
            }
            if (entries < 0
                    || entries > limits.entries()
                    || size < 0
                    || size > (long) limits.entries() * BYTES_PER_ENTRY) {
                throw DocumentRefusal.ZIP_BOMB.refuse();
            }
        }
    }

    private static ByteBuffer bytes(RandomAccessFile in, long at, int length) throws IOException {
        if (at < 0 || length < 0 || at + length > in.length()) {
            throw DocumentRefusal.DAMAGED.refuse();
        }
        var bytes = new byte[length];
        in.seek(at);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
