package cn.linli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords("real");

    @Test
    void tenCharactersAreEnoughAndNineAreNot() {
        refused("Lamp-4-us", AccessRefusal.PASSWORD_TOO_SHORT);
        allowed("Lamp-4-us!");
    }

    @Test
    void charactersAreCountedAsPeopleCountThem() {
        refused("𠮷𠮷𠮷𠮷𠮷7", AccessRefusal.PASSWORD_TOO_SHORT);
        allowed("巷口的老槐树下有灯7");
    }

    @Test
    void whatIsTooLongToBeReadWholeIsRefusedAndNotCut() {
        allowed("a1c3e5g7i9".repeat(7) + "xy");
        refused("a1c3e5g7i9".repeat(7) + "xyz", AccessRefusal.PASSWORD_TOO_LONG);
        refused("巷口的老槐树下有灯".repeat(3) + "7", AccessRefusal.PASSWORD_TOO_LONG);
    }

    @Test
    void oneSortOfCharactersIsTooPlain() {
        refused("lanternstreet", AccessRefusal.PASSWORD_TOO_PLAIN);
        refused("8203746195", AccessRefusal.PASSWORD_TOO_PLAIN);
        allowed("lantern-street");
    }

    @Test
    void theNameOfTheAccountIsNotInIt() {
        refused("My-LiuQing-77", AccessRefusal.PASSWORD_HAS_NAME);
        refused("liuqing-forever", AccessRefusal.PASSWORD_HAS_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password123",
                "password-2026",
                "Qwerty123456",
                "woaini520131",
                "Admin@123456",
                "1234567890a",
                "a0987654321",
                "abcd1234567",
                "Linli-2026!",
                "aaaaaaaaa1",
                "1212121212a"
            })
    void whatEverybodyTriesFirstIsRefused(String tried) {
        refused(tried, AccessRefusal.PASSWORD_TOO_COMMON);
    }

    @Test
    void theLastFiveCannotBeUsedAgainTheSixthCan() {
        var former = new ArrayList<String>();
        var now = passwords.hash("Evening-Lamp-0");
        for (int i = 1; i <= 5; i++) {
            former = new ArrayList<>(passwords.remember(former, now));
            now = passwords.hash("Evening-Lamp-" + i);
        }
        var used = new ArrayList<>(former);
        used.add(now);
        for (int i = 1; i <= 5; i++) {
            var again = "Evening-Lamp-" + i;
            assertThatThrownBy(() -> passwords.check("liuqing", again, used))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            no -> assertThat(no.refusal()).isEqualTo(AccessRefusal.PASSWORD_USED_BEFORE));
        }
        assertThatCode(() -> passwords.check("liuqing", "Evening-Lamp-0", used)).doesNotThrowAnyException();
    }

    private void allowed(String plain) {
        assertThatCode(() -> passwords.check("liuqing", plain, List.of())).doesNotThrowAnyException();
        assertThat(passwords.matches(plain, passwords.hash(plain))).isTrue();
    }

    private void refused(String plain, AccessRefusal why) {
        assertThatThrownBy(() -> passwords.check("liuqing", plain, List.of()))
                .isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.refusal()).isEqualTo(why);
                    assertThat(no.field()).isEqualTo("chosen");
                });
    }
}
