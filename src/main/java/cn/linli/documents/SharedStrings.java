package cn.linli.documents;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a workbook that its cells point to. A roster of a million rows has millions of them, so they lie in two
 * temporary files (the texts, and where each begins) mapped into memory outside the heap, not in lists.
 */
final class SharedStrings implements AutoCloseable {

    private static final ValueLayout.OfLong OFFSET = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int REMEMBERED = 8 * 1024;

    private final @Nullable Spill texts;
    private final @Nullable Spill offsets;
    private final int count;
    private final @Nullable String[] recent = new @Nullable String[REMEMBERED];
    private final int[] recentIndex = new int[REMEMBERED];

    private SharedStrings(@Nullable Spill texts, @Nullable Spill offsets, int count) {
        this.texts = texts;
        this.offsets = offsets;
        this.count = count;
    }

    static SharedStrings none() {
        return new SharedStrings(null, null, 0);
    }

    static SharedStrings read(Xml xml, int most) {
        Spill texts = null;
        Spill offsets = null;
        try (xml) {
            texts = new Spill();
            offsets = new Spill();
            var count = 0;
            var at = 0L;
            var text = new StringBuilder();
            try (var out = texts.output();
                    var index = new DataOutputStream(offsets.output())) {
                index.writeLong(0);
                for (var event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                    if (event == START_ELEMENT && xml.depth() == 2 && xml.is("si")) {
                        text.setLength(0);
                        RichText.read(xml, text, most);
                        var bytes = RichText.unescape(text).getBytes(StandardCharsets.UTF_8);
                        out.write(bytes);
                        at += bytes.length;
                        index.writeLong(at);
                        count++;
                    }
                }
                xml.drain();
            }
            texts.map();
            offsets.map();
            return new SharedStrings(texts, offsets, count);
        } catch (IOException e) {
            drop(texts, offsets);
            throw Tables.unreadable(e);
        } catch (RuntimeException e) {
            drop(texts, offsets);
            throw e;
        }
    }

    /** The text with this number; none when the workbook has no such text. */
    synchronized @Nullable String get(int index) {
        if (index < 0 || index >= count || texts == null || offsets == null) {
            return null;
        }
        var slot = index % REMEMBERED;
        var known = recent[slot];
        if (known != null && recentIndex[slot] == index) {
            return known;
        }
        var from = offsets.memory().get(OFFSET, 8L * index);
        var to = offsets.memory().get(OFFSET, 8L * index + 8);
        var bytes = new byte[(int) (to - from)];
        MemorySegment.copy(texts.memory(), ValueLayout.JAVA_BYTE, from, bytes, 0, bytes.length);
        var text = new String(bytes, StandardCharsets.UTF_8);
        recent[slot] = text;
        recentIndex[slot] = index;
        return text;
    }

    @Override
    public synchronized void close() {
        drop(texts, offsets);
    }

    private static void drop(@Nullable Spill... spills) {
        for (var spill : spills) {
            if (spill != null) {
                spill.close();
            }
        }
    }

    /** A temporary file, mapped when it is written, and taken off the disk's directory as soon as the system lets us. */
    private static final class Spill implements AutoCloseable {

        private final Path path;
        private final FileChannel channel;
        private final Arena arena = Arena.ofShared();
        private MemorySegment memory = MemorySegment.NULL;
        private boolean closed;

        Spill() throws IOException {
            path = Files.createTempFile("linli-texts-", ".tmp");
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
        }

        OutputStream output() {
            return new BufferedOutputStream(Channels.newOutputStream(channel), 256 * 1024) {
                @Override
                public void close() throws IOException {
                    flush();
                }
            };
        }

        void map() throws IOException {
            memory = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }

        MemorySegment memory() {
            return memory;
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            arena.close();
            try {
                channel.close();
            } catch (IOException e) {
                throw Tables.unreadable(e);
            } finally {
                Tables.forget(path);
            }
        }
    }
}
