package cn.linli.access;

import java.util.List;
import java.util.Locale;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The rules for passwords: ten characters of at least two sorts, without the name, not one of the last five. */
@Component
class Passwords {

    private static final int SHORTEST = 10;
    private static final int REMEMBERED = 5;

    private final PasswordEncoder encoder = new BCryptPasswordEncoder(10);
    private final String nobody = encoder.encode("nobody is called that");

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
        var sorts = plain.codePoints().map(Passwords::sort).distinct().count();
        if (sorts < 2) {
            throw AccessRefusal.PASSWORD_TOO_PLAIN.refuse();
        }
        if (plain.toLowerCase(Locale.ROOT).contains(accountName.toLowerCase(Locale.ROOT))) {
            throw AccessRefusal.PASSWORD_HAS_NAME.refuse();
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

    private static int sort(int c) {
        if (Character.isDigit(c)) {
            return 1;
        }
        return Character.isLetter(c) ? (Character.isUpperCase(c) ? 2 : 3) : 4;
    }
}
