package cn.linli.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * One file inside a workbook, unpacked while it is read, and never trusted: it may not be longer than its own directory
 * says, must have the checksum it claims, and may not hold one XML token without end.
 */
final class Part extends InputStream {

    private static final int LONGEST_TOKEN = 4 * 1024 * 1024;

    private final InputStream packed;
    private final long size;
    private final long expected;
    private final CRC32 checksum = new CRC32();
    private long total;
    private long sinceToken;

    Part(InputStream packed, ZipEntry entry) {
        this.packed = packed;
        this.size = entry.getSize();
        this.expected = entry.getCrc();
    }

    /** A token has ended: the next one has its full measure again. */
    void tokenEnded() {
        sinceToken = 0;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var n = packed.read(into, offset, length);
        if (n < 0) {
            if (total != size || checksum.getValue() != expected) {
                throw DocumentRefusal.DAMAGED.refuse();
            }
            return n;
        }
        checksum.update(into, offset, n);
        total += n;
        sinceToken += n;
        if (total > size || sinceToken > LONGEST_TOKEN) {
            throw DocumentRefusal.ZIP_BOMB.refuse();
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
