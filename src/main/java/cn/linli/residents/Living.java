package cn.linli.residents;

import cn.linli.shared.RegionCode;
import cn.linli.shared.Texts;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How somebody lives.
 *
 * @param arrangement with whom
 * @param marital 10 single, 20 married (21 first, 22 again, 23 remarried), 30 widowed, 40 divorced, 90 not known
 *     (GB/T 2261.2)
 * @param separation whether the registered home is another
 * @param registeredRegion where they are registered, if known
 * @param registeredHome the registered address: sealed
 */
public record Living(
        Arrangement arrangement,
        int marital,
        Separation separation,
        @Nullable RegionCode registeredRegion,
        String registeredHome) {

    private static final Set<Integer> MARITAL = Set.of(10, 20, 21, 22, 23, 30, 40, 90);

    /** Nothing known yet. */
    public static final Living UNKNOWN = new Living(Arrangement.UNKNOWN, 90, Separation.SAME, null, "");

    /** Refuses a marital code that is none, and over-long text. */
    public Living {
        if (!MARITAL.contains(marital)) {
            throw ResidentsRefusal.WORD_UNKNOWN.refuse(marital).at("marital");
        }
        registeredHome = Texts.optional(registeredHome, "registeredHome", 200);
    }

    /** Lives with these; nothing else known. */
    public static Living as(Arrangement arrangement) {
        return new Living(arrangement, 90, Separation.SAME, null, "");
    }
}
