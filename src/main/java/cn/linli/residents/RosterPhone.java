package cn.linli.residents;

import java.util.regex.Pattern;

/**
 * A phone as a roster writes it: a mobile number of 11 digits that begins with 13 to 19, or a landline with or without
 * its area code. Of several in one cell two are kept to be called, the others as text.
 *
 * @param digits what can be called, or empty
 * @param other a second number to call, or empty
 * @param rest what was written and cannot be called, or stands behind the second number
 * @param invalid whether something was written and none of it can be called, or a part of it cannot
 */
record RosterPhone(String digits, String other, String rest, boolean invalid) {

    private static final Pattern BETWEEN = Pattern.compile("[、,，;；/／|或\\n]+");
    private static final Pattern DRESS = Pattern.compile("[\\s\\p{Z}()（）.·_—–-]+");
    private static final Pattern ABROAD = Pattern.compile("^(\\+|00)86(?=\\d{10,12}$)");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("(0[1-9]\\d{1,2})?[2-8]\\d{6,7}");

    static RosterPhone of(String written) {
        if (RosterJudge.nothing(written)) {
            return new RosterPhone("", "", "", false);
        }
        var parts = BETWEEN.split(written, -1);
        var first = digits(parts[0]);
        if (parts.length == 1) {
            return first.isEmpty() ? new RosterPhone("", "", written, true) : new RosterPhone(first, "", "", false);
        }
        for (var part : parts) {
            if (!part.isBlank() && digits(part).isEmpty()) {
                return new RosterPhone("", "", written, true);
            }
        }
        return new RosterPhone(first, digits(parts[1]), parts.length > 2 ? written : "", false);
    }

    private static String digits(String part) {
        var plain = ABROAD.matcher(DRESS.matcher(part).replaceAll("")).replaceFirst("");
        return MOBILE.matcher(plain).matches() || LANDLINE.matcher(plain).matches() ? plain : "";
    }

    /** Masked. */
    @Override
    public String toString() {
        return "RosterPhone[…]";
    }
}
