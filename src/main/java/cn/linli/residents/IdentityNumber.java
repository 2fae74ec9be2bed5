package cn.linli.residents;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A citizen identity number (公民身份号码, GB 11643): 6 digits of region, 8 of birth, 3 of order whose last is odd for
 * men, and a check digit. Numbers of 15 digits (first generation, born before 2000) are lengthened to 18.
 *
 * @param digits always 18, the last may be X; it never leaves this module in the open but by a traced look
 */
public record IdentityNumber(String digits) {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final Pattern LONG = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final Pattern SHORT = Pattern.compile("[1-9]\\d{14}");
    private static final Pattern DRESS = Pattern.compile("[\\s\\p{Z}\\p{Cf}'’‘-]+");

    /** Refuses what is not a valid number; {@link #of} also takes the ways people write it. */
    public IdentityNumber {
        var fault = fault(digits);
        if (fault != null) {
            throw fault.refuse().at("identity");
        }
    }

    /** Reads a number as written; refuses what is none. */
    public static IdentityNumber of(String written) {
        var reading = read(written);
        if (reading.fault() != null) {
            throw reading.fault().refuse().at("identity");
        }
        return reading.number()
                .orElseThrow(() -> ResidentsRefusal.IDENTITY_UNREADABLE.refuse().at("identity"));
    }

    /** Reads what stands in a cell, telling what was odd about it instead of refusing. */
    public static Reading read(@Nullable String written) {
        var text = written == null ? "" : written;
        var plain = normal(text);
        var dressed = !plain.equals(text.toUpperCase(Locale.ROOT));
        if (plain.isEmpty()) {
            return new Reading("", false, dressed, Optional.empty(), null);
        }
        var fifteen = SHORT.matcher(plain).matches();
        var whole = fifteen ? lengthened(plain) : plain;
        var fault = fault(whole);
        return fault == null
                ? new Reading(whole, fifteen, dressed, Optional.of(new IdentityNumber(whole)), null)
                : new Reading(whole, fifteen, dressed, Optional.empty(), fault);
    }

    /** Half width, without blanks, X large. */
    static String normal(String written) {
        return DRESS.matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /** The check digit of the first 17. */
    static char check(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (seventeen.charAt(i) - '0');
        }
        return CHECK.charAt(sum % 11);
    }

    private static String lengthened(String fifteen) {
        var seventeen = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
        return seventeen + check(seventeen);
    }

    private static @Nullable ResidentsRefusal fault(String digits) {
        if (!LONG.matcher(digits).matches()) {
            return ResidentsRefusal.IDENTITY_UNREADABLE;
        }
        if (check(digits) != digits.charAt(17)) {
            return ResidentsRefusal.IDENTITY_CHECK_DIGIT;
        }
        return birthIn(digits) == null ? ResidentsRefusal.IDENTITY_BIRTH : null;
    }

    private static @Nullable LocalDate birthIn(String digits) {
        try {
            var year = Integer.parseInt(digits.substring(6, 10));
            var month = Integer.parseInt(digits.substring(10, 12));
            var day = LocalDate.of(year, month, Integer.parseInt(digits.substring(12, 14)));
            return year < 1850 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The day of birth it says. */
    public LocalDate birth() {
        var birth = birthIn(digits);
        if (birth == null) {
            throw new IllegalStateException("An identity number is valid once made");
        }
        return birth;
    }

    /** The sex it says: odd is male (GB/T 2261.1). */
    public Sex sex() {
        return (digits.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** Covered, as screens and exports show it. */
    public String masked() {
        return digits.substring(0, 3) + "*".repeat(11) + digits.substring(14);
    }

    /** Covered: no log ever shows a number. */
    @Override
    public String toString() {
        return masked();
    }

    /**
     * What a cell said.
     *
     * @param normal the digits without dress, lengthened to 18 where there were 15; empty when there were none
     * @param fifteen whether it was a number of the first generation
     * @param dressed whether blanks, full-width digits or hyphens had to be taken off
     * @param number the number, if it is one
     * @param fault why it is none; null when it is one, and when nothing was written
     */
    public record Reading(
            String normal,
            boolean fifteen,
            boolean dressed,
            Optional<IdentityNumber> number,
            @Nullable ResidentsRefusal fault) {

        /** Covered. */
        @Override
        public String toString() {
            return "Reading[" + number.map(IdentityNumber::masked).orElse("-") + " " + fault + "]";
        }
    }
}
