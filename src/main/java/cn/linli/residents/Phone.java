package cn.linli.residents;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number: a mobile number of 11 digits that begins with 13 to 19, or a fixed line with or without its area
 * code.
 *
 * @param digits only digits, without +86
 */
public record Phone(String digits) {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern FIXED = Pattern.compile("(0\\d{2,3})?[2-9]\\d{6,7}|(400|800)\\d{7}|[2-9]\\d{4,6}");

    /** Refuses what is no number; {@link #of} takes the ways people write it. */
    public Phone {
        if (!MOBILE.matcher(digits).matches() && !FIXED.matcher(digits).matches()) {
            throw ResidentsRefusal.PHONE_UNREADABLE.refuse();
        }
    }

    /** Reads a number as written; refuses what is none. */
    public static Phone of(String written) {
        return new Phone(plain(written));
    }

    /** Reads a number as written, if it is one. */
    public static Optional<Phone> read(@Nullable String written) {
        var digits = plain(written == null ? "" : written);
        return MOBILE.matcher(digits).matches() || FIXED.matcher(digits).matches()
                ? Optional.of(new Phone(digits))
                : Optional.empty();
    }

    /** Whether it is a mobile number. */
    public boolean mobile() {
        return MOBILE.matcher(digits).matches();
    }

    /** The last four digits, by which callers are recognised. */
    public String lastFour() {
        return digits.substring(digits.length() - 4);
    }

    /** Covered, as screens and exports show it. */
    public String masked() {
        return mobile()
                ? digits.substring(0, 3) + "****" + lastFour()
                : "*".repeat(digits.length() - 3) + digits.substring(digits.length() - 3);
    }

    /** Covered: no log ever shows a number. */
    @Override
    public String toString() {
        return masked();
    }

    /** Half width, without blanks, hyphens, brackets and the country's code. */
    static String plain(String written) {
        var half = Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}()\\-–—.'+]", "");
        return half.matches("(00)?861[3-9]\\d{9}") ? half.substring(half.length() - 11) : half;
    }
}
