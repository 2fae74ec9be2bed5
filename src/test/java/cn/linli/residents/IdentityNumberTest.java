package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentityNumberTest {

    /** The sum of the standard itself: Σ aᵢ·2ⁱ mod 11 = 1, with X as ten; written apart from the code it checks. */
    private static boolean fits(String digits) {
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int value = digits.charAt(i) == 'X' ? 10 : digits.charAt(i) - '0';
            sum = (sum
                            + value
                                    * java.math.BigInteger.TWO
                                            .pow(17 - i)
                                            .mod(java.math.BigInteger.valueOf(11))
                                            .intValue())
                    % 11;
        }
        return sum == 1;
    }

    private static String someNumber(Random chance) {
        var birth = LocalDate.of(1920, 1, 1).plusDays(chance.nextInt(38_000));
        var seventeen = "990101%04d%02d%02d%03d"
                .formatted(birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth(), chance.nextInt(1000));
        return seventeen + IdentityNumber.check(seventeen);
    }

    @Test
    void theCheckDigitIsTheOneOfTheStandard() {
        var chance = new Random(11643);
        for (int i = 0; i < 2000; i++) {
            assertThat(fits(someNumber(chance))).isTrue();
        }
        assertThat(IdentityNumber.of("11010519491231002X").birth()).isEqualTo(LocalDate.of(1949, 12, 31));
    }

    @Test
    void anyOneWrongDigitAndAnyTwoSwappedAreFound() {
        var chance = new Random(2024);
        for (int i = 0; i < 300; i++) {
            var right = someNumber(chance);
            for (int at = 0; at < 17; at++) {
                for (char other = '0'; other <= '9'; other++) {
                    if (right.charAt(at) != other) {
                        var wrong = right.substring(0, at) + other + right.substring(at + 1);
                        assertThat(IdentityNumber.read(wrong).number()).isEmpty();
                    }
                }
                if (at < 16 && right.charAt(at) != right.charAt(at + 1)) {
                    var swapped =
                            right.substring(0, at) + right.charAt(at + 1) + right.charAt(at) + right.substring(at + 2);
                    assertThat(IdentityNumber.read(swapped).number()).isEmpty();
                }
            }
        }
    }

    @Test
    void fifteenDigitsBecomeEighteenAndKeepTheirBirthAndSex() {
        var reading = IdentityNumber.read("110105491231002");
        assertThat(reading.fifteen()).isTrue();
        var number = reading.number().orElseThrow();
        assertThat(number.digits()).isEqualTo("11010519491231002X");
        assertThat(number.birth()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.sex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void fullWidthBlanksAndSmallXAreTakenOff() {
        var reading = IdentityNumber.read(" 11010519491231002x ");
        assertThat(reading.dressed()).isTrue();
        assertThat(reading.number().orElseThrow().digits()).isEqualTo("11010519491231002X");
        assertThat(IdentityNumber.read("11010519491231002X").dressed()).isFalse();
        assertThat(IdentityNumber.read("110105 19491231 002X").dressed()).isTrue();
    }

    @Test
    void eachFaultHasItsName() {
        assertThat(IdentityNumber.read("123").fault()).isEqualTo(ResidentsRefusal.IDENTITY_UNREADABLE);
        assertThat(IdentityNumber.read("110105194912310021").fault()).isEqualTo(ResidentsRefusal.IDENTITY_CHECK_DIGIT);
        var noSuchDay = "11010519490230002";
        assertThat(IdentityNumber.read(noSuchDay + IdentityNumber.check(noSuchDay))
                        .fault())
                .isEqualTo(ResidentsRefusal.IDENTITY_BIRTH);
        assertThat(IdentityNumber.read("  ").fault()).isNull();
        assertThat(IdentityNumber.read(null).number()).isEmpty();
        assertThatThrownBy(() -> IdentityNumber.of("110105194912310021"))
                .hasMessageContaining("residents.identity-check-digit");
    }

    @Test
    void noTextOfItShowsTheNumber() {
        var number = IdentityNumber.of("11010519491231002X");
        assertThat(number.toString()).isEqualTo("110***********002X");
        assertThat(IdentityNumber.read("11010519491231002X").toString()).doesNotContain("19491231");
        assertThat(Facts.named("测试").with(number).toString()).doesNotContain("19491231002X");
    }
}
