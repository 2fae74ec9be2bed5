package cn.linli.documents;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person means by a cell: a text, a day, a time of day, a number. */
public final class Cells {

    private static final Pattern DAY = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern CHINESE_DAY = Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})[日号]?");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("[1-7]\\d{4}");
    private static final Pattern TIME_BEHIND =
            Pattern.compile("(?<=\\d|日|号)[T ]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z?$");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})[:时点](\\d{1,2})?(?:[:分](\\d{1,2})?)?秒?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?");
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final int LEAP_DAY_THAT_WAS_NOT = 60;
    private static final int LAST_SERIAL = 110_000;
    private static final int EARLIEST = 1850;
    private static final int LATEST = 2200;
    private static final int EXCEL_DIGITS = 15;
    private static final int SECONDS_A_DAY = 86_400;

    private Cells() {}

    /**
     * The text as it was meant: no blanks around it, full-width letters and digits made half-width, invisible marks
     * dropped. Everything else stays as typed: Chinese punctuation, rare characters (𠮷, 〇), the dot in a name (·). A
     * number is its digits, a day {@code 2023-01-06}; an error is empty.
     */
    public static String text(Cell cell) {
        return switch (cell) {
            case Cell.Blank blank -> "";
            case Cell.Text text -> tidy(text.value());
            case Cell.Numeric number -> number.date() ? moment(number) : digits(number.raw());
            case Cell.Formula formula -> text(formula.cached());
            case Cell.Bool bool -> bool.value() ? "是" : "否";
            case Cell.ErrorCell error -> "";
        };
    }

    /** The same for a number, a code or a phone: punctuation is half-width too and no blank is left anywhere. */
    public static String code(Cell cell) {
        return tight(text(cell));
    }

    /** Whether {@link #text} or {@link #code} had to mend something: full-width signs or blanks where none belong. */
    public static boolean untidy(Cell cell) {
        return cell instanceof Cell.Text text && !text.value().equals(tight(text.value()));
    }

    /** Half-width and without any blank. */
    public static String tight(String text) {
        var tight = new StringBuilder(text.length());
        text.codePoints().filter(c -> !invisible(c) && !blank(c)).forEach(c -> tight.appendCodePoint(narrow(c)));
        return tight.toString();
    }

    /** See {@link #text}. */
    public static String tidy(String text) {
        var tidy = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !invisible(c))
                .forEach(c -> tidy.appendCodePoint(blank(c) && c != '\n' ? ' ' : letterOrDigit(c) ? narrow(c) : c));
        return tidy.toString().strip();
    }

    private static boolean blank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Marks that come along with pasted text and are seen by nobody. The joiner of emoji (U+200D) is not one of them. */
    private static boolean invisible(int c) {
        return c == 0xFEFF
                || c == 0x200B
                || c == 0x2060
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || (Character.isISOControl(c) && !Character.isWhitespace(c));
    }

    private static int narrow(int c) {
        return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    }

    private static boolean letterOrDigit(int c) {
        return c != narrow(c) && (Character.isLetterOrDigit(narrow(c)) || "-+./#*_@&%".indexOf(narrow(c)) >= 0);
    }

    /**
     * The day meant by a cell: {@code 2023-01-02}, {@code 2023/1/5}, {@code 20230106}, {@code 2023.01.06},
     * {@code 2023年1月9日} or Excel's count of days. A time behind it is dropped. No day: empty, also for the 30th of
     * February and a year of two digits.
     */
    public static Optional<LocalDate> day(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> day(text.value());
            case Cell.Numeric number -> day(number);
            case Cell.Formula formula -> day(formula.cached());
            case Cell.Blank blank -> Optional.empty();
            case Cell.Bool bool -> Optional.empty();
            case Cell.ErrorCell error -> Optional.empty();
        };
    }

    /** The day meant by a text; see {@link #day(Cell)}. */
    public static Optional<LocalDate> day(String written) {
        var text = tight(TIME_BEHIND.matcher(halfWidth(written).strip()).replaceFirst(""));
        for (var pattern : new Pattern[] {CHINESE_DAY, EIGHT_DIGITS}) {
            var matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return day(matcher, 1, 2, 3);
            }
        }
        var matcher = DAY.matcher(text);
        if (matcher.matches()) {
            return day(matcher, 1, 3, 4);
        }
        return SERIAL.matcher(text).matches() ? serial(Integer.parseInt(text), false) : Optional.empty();
    }

    private static String halfWidth(String text) {
        var half = new StringBuilder(text.length());
        text.codePoints().filter(c -> !invisible(c)).forEach(c -> half.appendCodePoint(blank(c) ? ' ' : narrow(c)));
        return half.toString();
    }

    private static Optional<LocalDate> day(Matcher matcher, int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(matcher.group(year)),
                            Integer.parseInt(matcher.group(month)),
                            Integer.parseInt(matcher.group(day))))
                    .filter(found -> found.getYear() >= EARLIEST && found.getYear() <= LATEST);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(Cell.Numeric number) {
        var value = number.value();
        if (value >= LAST_SERIAL && value == Math.rint(value)) {
            var matcher = EIGHT_DIGITS.matcher(digits(number.raw()));
            return matcher.matches() ? day(matcher, 1, 2, 3) : Optional.empty();
        }
        return value >= 1 && value < LAST_SERIAL
                ? serial((int) Math.floor(value), number.since1904())
                : Optional.empty();
    }

    /** Excel counts a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1). */
    private static Optional<LocalDate> serial(int days, boolean since1904) {
        if (since1904) {
            return Optional.of(DAY_ZERO_1904.plusDays(days));
        }
        if (days == LEAP_DAY_THAT_WAS_NOT) {
            return Optional.empty();
        }
        return Optional.of(DAY_ZERO.plusDays(days < LEAP_DAY_THAT_WAS_NOT ? days + 1 : days));
    }

    /** The time of day meant by a cell: {@code 9:00}, {@code 14：30}, {@code 9时30分}, or Excel's fraction of a day. */
    public static Optional<LocalTime> time(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> time(text.value());
            case Cell.Numeric number -> Optional.of(time(number));
            case Cell.Formula formula -> time(formula.cached());
            case Cell.Blank blank -> Optional.empty();
            case Cell.Bool bool -> Optional.empty();
            case Cell.ErrorCell error -> Optional.empty();
        };
    }

    private static Optional<LocalTime> time(String written) {
        var text = tight(written);
        var matcher = TIME.matcher(text);
        if (!matcher.matches() || text.endsWith(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.of(part(matcher, 1), part(matcher, 2), part(matcher, 3)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher matcher, int group) {
        var digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static LocalTime time(Cell.Numeric number) {
        var fraction = number.value() - Math.floor(number.value());
        return LocalTime.ofSecondOfDay(Math.round(fraction * SECONDS_A_DAY) % SECONDS_A_DAY);
    }

    private static String moment(Cell.Numeric number) {
        var time = time(number);
        var hour = "%02d:%02d".formatted(time.getHour(), time.getMinute());
        return day(number)
                .map(day -> time.equals(LocalTime.MIDNIGHT) ? day.toString() : day + " " + hour)
                .orElse(hour);
    }

    /** The number meant by a cell: {@code 2.5}, {@code 1,200}, full-width digits too. Units and signs of money: empty. */
    public static Optional<BigDecimal> decimal(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> decimal(text.value());
            case Cell.Numeric number -> Optional.of(new BigDecimal(digits(number.raw())));
            case Cell.Formula formula -> decimal(formula.cached());
            case Cell.Blank blank -> Optional.empty();
            case Cell.Bool bool -> Optional.empty();
            case Cell.ErrorCell error -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> decimal(String written) {
        var text = tight(written);
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text.replace(",", ""))) : Optional.empty();
    }

    /** The digits of a number as Excel shows them: whole numbers untouched, others to Excel's 15 digits. */
    private static String digits(String raw) {
        var exact = new BigDecimal(raw);
        if (raw.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return raw;
        }
        return exact.round(new MathContext(EXCEL_DIGITS)).stripTrailingZeros().toPlainString();
    }
}
