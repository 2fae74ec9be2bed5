package cn.linli.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a text file is written. A byte order mark decides; without one, what is valid UTF-8 is UTF-8 and the rest is
 * GB 18030, which Chinese Excel writes. A file with bytes no text has is refused, and so is UTF-8 with a few broken
 * places, lest it be read as thousands of wrong characters.
 *
 * @param mark bytes of the mark to pass over
 */
record Encoding(Charset charset, int mark) {

    private static final Charset GB_18030 = Charset.forName("GB18030");

    static Encoding of(Path file) throws IOException {
        var encoding = marked(file);
        if (encoding == null) {
            var utf8 = judge(file);
            encoding = new Encoding(utf8 ? StandardCharsets.UTF_8 : GB_18030, 0);
        }
        encoding.prove(file);
        return encoding;
    }

    private static @org.jspecify.annotations.Nullable Encoding marked(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(3);
        }
        var two = head.length >= 2 ? ((head[0] & 0xFF) << 8) | (head[1] & 0xFF) : 0;
        if (two == 0xEFBB && head.length == 3 && (head[2] & 0xFF) == 0xBF) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        return switch (two) {
            case 0xFFFE -> new Encoding(StandardCharsets.UTF_16LE, 2);
            case 0xFEFF -> new Encoding(StandardCharsets.UTF_16BE, 2);
            default -> null;
        };
    }

    /** Whether it is UTF-8. Refuses a UTF-8 file that is cut off in the middle of a character or damaged. */
    private static boolean judge(Path file) throws IOException {
        var good = 0L;
        var bad = 0L;
        var cutOff = false;
        try (var in = Files.newInputStream(file)) {
            var counted = new Utf8Count();
            counted.read(in);
            good = counted.good;
            bad = counted.bad;
            cutOff = counted.wanting > 0;
        }
        if (bad == 0 && !cutOff) {
            return true;
        }
        if (good > 10 * (bad + 1)) {
            throw DocumentRefusal.DAMAGED.refuse();
        }
        return false;
    }

    /** Reads it once to the end: every character must be one, and none may be of the kind only programs write. */
    private void prove(Path file) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(mark);
            var reader = new InputStreamReader(in, decoder);
            var buffer = new char[32 * 1024];
            for (var n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                for (var i = 0; i < n; i++) {
                    var c = buffer[i];
                    if ((c < ' ' && "\t\n\r\f".indexOf(c) < 0) || c == '\uFFFF') {
                        throw DocumentRefusal.NOT_TEXT.refuse();
                    }
                }
            }
        } catch (CharacterCodingException e) {
            throw DocumentRefusal.NOT_TEXT.refuse();
        }
    }

    /** Counts characters of several bytes that are right and those that are not. */
    private static final class Utf8Count {

        private long good;
        private long bad;
        private int wanting;
        private int from = 0x80;
        private int to = 0xBF;

        void read(InputStream in) throws IOException {
            var buffer = new byte[64 * 1024];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (var i = 0; i < n; i++) {
                    take(buffer[i] & 0xFF);
                }
            }
        }

        private void take(int b) {
            if (wanting > 0) {
                if (b >= from && b <= to) {
                    from = 0x80;
                    to = 0xBF;
                    if (--wanting == 0) {
                        good++;
                    }
                    return;
                }
                bad++;
                wanting = 0;
                from = 0x80;
                to = 0xBF;
            }
            if (b >= 0x80) {
                begin(b);
            }
        }

        private void begin(int b) {
            if (b < 0xC2 || b > 0xF4) {
                bad++;
                return;
            }
            wanting = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            from = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
            to = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        }
    }
}
