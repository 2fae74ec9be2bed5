package cn.linli.access;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The rules for passwords: ten characters of at least two sorts, at most 72 bytes, without the name, none that is tried
 * first by whoever guesses, not one of the last five.
 */
@Component
class Passwords {

    private static final int SHORTEST = 10;
    /** What bcrypt reads of a password; more would be left unread. */
    private static final int LONGEST_BYTES = 72;

    private static final int FEWEST_DIFFERENT = 5;
    private static final int REMEMBERED = 5;
    private static final String RUN = "012345678901234567890";
    private static final String RUN_DOWN = new StringBuilder(RUN).reverse().toString();

    /** The words that every list of stolen passwords begins with; digits and signs beside them help nobody. */
    private static final Set<String> TRIED_FIRST = Set.of(
            "password",
            "passwd",
            "mima",
            "qwerty",
            "qwertyuiop",
            "qwert",
            "qwe",
            "qaz",
            "qazwsx",
            "qqww",
            "asdfghjkl",
            "asdf",
            "zxcvbnm",
            "zxcv",
            "abc",
            "abcd",
            "abcde",
            "abcdef",
            "abcdefg",
            "aaa",
            "iloveyou",
            "woaini",
            "welcome",
            "letmein",
            "admin",
            "administrator",
            "root",
            "test",
            "user",
            "linli",
            "china",
            "zhongguo");

    private static final int STRENGTH = 10;
    private static final int STRENGTH_OF_WHAT_IS_KNOWN_TO_ALL = 4;

    private final PasswordEncoder encoder;
    private final String nobody;

    /**
     * Made for one kind of home.
     *
     * @param kind of a {@code demo}, which stays one, every password stands on the sign-in page
     */
    Passwords(@Value("${linli.kind}") String kind) {
        encoder = new BCryptPasswordEncoder(kind.equals("demo") ? STRENGTH_OF_WHAT_IS_KNOWN_TO_ALL : STRENGTH);
        nobody = encoder.encode("nobody is called that");
    }

    String hash(String plain) {
        return encoder.encode(plain);
    }

    boolean matches(String plain, String hash) {
        return encoder.matches(plain, hash);
    }

    /** Takes as long as a real comparison, so that a name that does not exist cannot be told by the clock. */
    void pretend(String plain) {
        encoder.matches(plain, nobody);
    }

    /** Refuses a password that breaks a rule. */
    void check(String accountName, String plain, List<String> former) {
        if (plain.codePointCount(0, plain.length()) < SHORTEST) {
            throw AccessRefusal.PASSWORD_TOO_SHORT.refuse(SHORTEST);
        }
        if (plain.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw AccessRefusal.PASSWORD_TOO_LONG.refuse(LONGEST_BYTES);
        }
        var sorts = plain.codePoints().map(Passwords::sort).distinct().count();
        if (sorts < 2) {
            throw AccessRefusal.PASSWORD_TOO_PLAIN.refuse();
        }
        if (plain.toLowerCase(Locale.ROOT).contains(accountName.toLowerCase(Locale.ROOT))) {
            throw AccessRefusal.PASSWORD_HAS_NAME.refuse();
        }
        if (triedFirst(plain.toLowerCase(Locale.ROOT))) {
            throw AccessRefusal.PASSWORD_TOO_COMMON.refuse();
        }
        if (former.stream().anyMatch(hash -> matches(plain, hash))) {
            throw AccessRefusal.PASSWORD_USED_BEFORE.refuse(REMEMBERED);
        }
    }

    /** The hashes to remember after a change. */
    List<String> remember(List<String> former, String replaced) {
        var all = new java.util.ArrayList<String>();
        all.add(replaced);
        all.addAll(former);
        return all.subList(0, Math.min(REMEMBERED - 1, all.size()));
    }

    /** A word known to everybody, a run of digits, or the same few characters over and over. */
    private static boolean triedFirst(String plain) {
        var letters = plain.replaceAll("[^\\p{L}]", "");
        var digits = plain.replaceAll("\\D", "");
        var run = letters.length() < 3 && (RUN.contains(digits) || RUN_DOWN.contains(digits));
        return TRIED_FIRST.contains(letters)
                || (run && digits.length() >= FEWEST_DIFFERENT)
                || plain.codePoints().distinct().count() < FEWEST_DIFFERENT;
    }

    private static int sort(int c) {
        if (Character.isDigit(c)) {
            return 1;
        }
        return Character.isLetter(c) ? (Character.isUpperCase(c) ? 2 : 3) : 4;
    }
}
