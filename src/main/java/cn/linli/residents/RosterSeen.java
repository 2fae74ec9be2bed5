package cn.linli.residents;

import java.util.Arrays;

/**
 * Who already stood in the file: by identity number, else by everything that is written about them. Holds a million
 * people in 40 MB: numbers as numbers, names as fingerprints of 64 bits.
 */
final class RosterSeen {

    private static final int START = 1 << 12;
    private static final double FULL = 0.6;

    private long[] keys = new long[START];
    private long[] names = new long[START];
    private int[] lines = new int[START];
    private byte[] sheets = new byte[START];
    private int count;

    /** What a row meets. */
    enum Met {
        NOBODY,
        THE_SAME,
        ANOTHER_NAME
    }

    /** @param first the row that came first; the row itself when it met nobody */
    record Meeting(Met met, RosterPlace first) {}

    /** Looks whether the person was there, and remembers a person who was not. */
    Meeting meet(RosterPerson person, RosterPlace place) {
        var key = key(person);
        var name = fingerprint(RosterPerson.plain(person.name()));
        var at = find(keys, key);
        if (keys[at] == 0) {
            put(at, key, name, place);
            return new Meeting(Met.NOBODY, place);
        }
        var first = new RosterPlace(sheets[at], lines[at]);
        return new Meeting(names[at] == name ? Met.THE_SAME : Met.ANOTHER_NAME, first);
    }

    private void put(int at, long key, long name, RosterPlace place) {
        keys[at] = key;
        names[at] = name;
        lines[at] = place.line();
        sheets[at] = (byte) place.sheet();
        if (++count > keys.length * FULL) {
            grow();
        }
    }

    private void grow() {
        var oldKeys = keys;
        var oldNames = names;
        var oldLines = lines;
        var oldSheets = sheets;
        keys = new long[oldKeys.length * 2];
        names = Arrays.copyOf(new long[0], keys.length);
        lines = new int[keys.length];
        sheets = new byte[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                var at = find(keys, oldKeys[i]);
                keys[at] = oldKeys[i];
                names[at] = oldNames[i];
                lines[at] = oldLines[i];
                sheets[at] = oldSheets[i];
            }
        }
    }

    private static int find(long[] in, long key) {
        var mask = in.length - 1;
        var at = (int) (mix(key) & mask);
        while (in[at] != 0 && in[at] != key) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** The 17 digits before the check digit fit into a long; without a number, the fingerprint of all that is said. */
    private static long key(RosterPerson person) {
        return person.identity().isEmpty()
                ? fingerprint(person.content()) | Long.MIN_VALUE
                : Long.parseLong(person.identity().substring(0, 17));
    }

    private static long fingerprint(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash ^ text.charAt(i)) + i;
        }
        return hash;
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long bits) {
        var z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
