package cn.linli.residents;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what becomes of the rows: {@code dataRows = accepted + merged + held}. */
final class RosterCounts {

    private int accepted;
    private int merged;
    private int added;
    private int changed;
    private final Map<RosterCode, Integer> heldBy = new EnumMap<>(RosterCode.class);
    private final Map<RosterCode, Integer> warnedBy = new EnumMap<>(RosterCode.class);

    void count(RosterVerdict verdict) {
        switch (verdict) {
            case RosterVerdict.Accepted taken -> {
                accepted++;
                taken.warnings().stream().min(Enum::compareTo).ifPresent(code -> warnedBy.merge(code, 1, Integer::sum));
            }
            case RosterVerdict.Held held -> heldBy.merge(held.code(), 1, Integer::sum);
            case RosterVerdict.Merged again -> merged++;
        }
    }

    void added() {
        added++;
    }

    void changed() {
        changed++;
    }

    /** Whether the register would not be other than before. */
    boolean nothingNew() {
        return added + changed == 0;
    }

    int rows() {
        return accepted + merged + held();
    }

    private int held() {
        return heldBy.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** As it goes out. */
    RosterFigures figures(int gone) {
        return new RosterFigures(
                rows(),
                accepted,
                merged,
                held(),
                byCode(heldBy),
                byCode(warnedBy),
                added,
                changed,
                accepted - added - changed,
                gone);
    }

    private static Map<String, Integer> byCode(Map<RosterCode, Integer> counts) {
        var codes = new LinkedHashMap<String, Integer>();
        counts.forEach((code, n) -> codes.put(code.code(), n));
        return codes;
    }
}
