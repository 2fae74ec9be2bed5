package cn.linli.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    private static Cell typed(String text) {
        return new Cell.Text(text);
    }

    private static Cell number(String raw) {
        return new Cell.Numeric(raw, Double.parseDouble(raw), false, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-01-06",
                "2023/1/6",
                "2023/01/06",
                "20230106",
                "2023.01.06",
                "2023.1.6",
                "2023年1月6日",
                "2023年01月06日",
                "2023 年 1 月 6 号",
                "２０２３－０１－０６",
                "2023／1／6",
                " 2023-01-06 ",
                "2023-01-06 09:30",
                "2023-01-06T00:00:00",
                "2023年1月6日 9:30",
                "44932",
                "\u202a2023-01-06"
            })
    void oneDayIsReadInAllTheWaysPeopleWriteIt(String written) {
        assertThat(Cells.day(typed(written))).contains(LocalDate.of(2023, 1, 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-30",
                "2023-13-01",
                "23-01-06",
                "2023-01",
                "2023年1月",
                "2023-01/06",
                "01/06/2023",
                "合计",
                "",
                "202301",
                "2023010",
                "0023-01-06",
                "2023-1-6-7",
                "9999-01-01",
                "2023-01-06号楼",
                "13061634565",
                "370105198007068860"
            })
    void whatIsNoDayIsNone(String written) {
        assertThat(Cells.day(typed(written))).isEmpty();
    }

    @Test
    void aNumberIsADayByExcelsCountOrByItsEightDigits() {
        assertThat(Cells.day(number("44932"))).contains(LocalDate.of(2023, 1, 6));
        assertThat(Cells.day(number("44932.75"))).contains(LocalDate.of(2023, 1, 6));
        assertThat(Cells.day(number("20230106"))).contains(LocalDate.of(2023, 1, 6));
        assertThat(Cells.day(number("1"))).contains(LocalDate.of(1900, 1, 1));
        assertThat(Cells.day(number("59"))).contains(LocalDate.of(1900, 2, 28));
        assertThat(Cells.day(number("60"))).isEmpty();
        assertThat(Cells.day(number("61"))).contains(LocalDate.of(1900, 3, 1));
        assertThat(Cells.day(number("-5"))).isEmpty();
        assertThat(Cells.day(number("370105198007068860"))).isEmpty();
        assertThat(Cells.day(new Cell.Formula(number("44932")))).contains(LocalDate.of(2023, 1, 6));
    }

    /** Every day from 1900-03-01 to 2199 survives each way of writing it. */
    @Property
    void everyDaySurvivesEveryWay(@ForAll @LongRange(min = 61, max = 109_500) long serial) {
        var day = LocalDate.of(1899, 12, 30).plusDays(serial);
        var parts = new Object[] {day.getYear(), day.getMonthValue(), day.getDayOfMonth()};
        for (var way : new String[] {"%d-%02d-%02d", "%d/%d/%d", "%d%02d%02d", "%d.%02d.%02d", "%d年%d月%d日"}) {
            assertThat(Cells.day(typed(way.formatted(parts)))).contains(day);
        }
        assertThat(Cells.day(number(String.valueOf(serial)))).contains(day);
        var since1904 = ChronoUnit.DAYS.between(LocalDate.of(1904, 1, 1), day);
        if (since1904 >= 1) {
            assertThat(Cells.day(new Cell.Numeric(String.valueOf(since1904), since1904, true, true)))
                    .contains(day);
        }
    }

    @Property
    void aDayThatIsNotInTheCalendarIsNone(
            @ForAll @IntRange(min = 1900, max = 2100) int year,
            @ForAll @IntRange(min = 0, max = 19) int month,
            @ForAll @IntRange(min = 0, max = 39) int day) {
        var there = month >= 1
                && month <= 12
                && day >= 1
                && day <= java.time.YearMonth.of(year, month).lengthOfMonth();
        assertThat(Cells.day("%d-%d-%d".formatted(year, month, day)).isPresent())
                .isEqualTo(there);
    }

    @Test
    void fullWidthLettersAndDigitsBecomeHalfWidthAndTheRestStays() {
        assertThat(Cells.text(typed("　３７０１０５１９８００７０６８８６Ｘ "))).isEqualTo("37010519800706886X");
        assertThat(Cells.text(typed("古丽·买买提〇𠮷㎡①﨑"))).isEqualTo("古丽·买买提〇𠮷㎡①﨑");
        assertThat(Cells.text(typed("家住三楼，行动不便（独居）"))).isEqualTo("家住三楼，行动不便（独居）");
        assertThat(Cells.text(typed("王\u200B五\uFEFF"))).isEqualTo("王五");
        assertThat(Cells.text(typed("👨‍👩‍👧"))).isEqualTo("👨‍👩‍👧");
        assertThat(Cells.text(typed("１３－２－５０１"))).isEqualTo("13-2-501");
        assertThat(Cells.code(typed(" 138 0000\u00a00000（宅）"))).isEqualTo("13800000000(宅)");
    }

    @Test
    void whatHadToBeMendedIsKnown() {
        assertThat(Cells.untidy(typed("370105"))).isFalse();
        assertThat(Cells.untidy(typed("３７０１０５"))).isTrue();
        assertThat(Cells.untidy(typed("张 三"))).isTrue();
        assertThat(Cells.untidy(number("1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "13061634565, 13061634565",
        "1.3061634565E10, 13061634565",
        "370105198007068860, 370105198007068860",
        "0.10000000000000001, 0.1",
        "2677.5, 2677.5",
        "5.0, 5",
        "-3, -3"
    })
    void aNumberIsShownAsInTheSheet(String raw, String shown) {
        assertThat(Cells.text(number(raw))).isEqualTo(shown);
    }

    @Test
    void aDayIsShownAsADay() {
        assertThat(Cells.text(new Cell.Numeric("44932", 44932, true, false))).isEqualTo("2023-01-06");
        assertThat(Cells.text(new Cell.Numeric("44932.5", 44932.5, true, false)))
                .isEqualTo("2023-01-06 12:00");
        assertThat(Cells.text(new Cell.Numeric("0.375", 0.375, true, false))).isEqualTo("09:00");
    }

    @Test
    void aTimeOfDayIsRead() {
        for (var written : new String[] {"9:00", "09:00", "09：00", "9时", "9点00分", "09:00:00"}) {
            assertThat(Cells.time(typed(written))).contains(LocalTime.of(9, 0));
        }
        assertThat(Cells.time(number("0.375"))).contains(LocalTime.of(9, 0));
        assertThat(Cells.time(typed("25:00"))).isEmpty();
        assertThat(Cells.time(typed("9:"))).isEmpty();
        assertThat(Cells.time(typed("上午"))).isEmpty();
    }

    @Test
    void aDecimalIsReadAndNothingElse() {
        assertThat(Cells.decimal(typed("2.5"))).contains(new BigDecimal("2.5"));
        assertThat(Cells.decimal(typed("1,200.50"))).contains(new BigDecimal("1200.50"));
        assertThat(Cells.decimal(typed("２．５"))).contains(new BigDecimal("2.5"));
        assertThat(Cells.decimal(number("2.4999999999999999"))).contains(new BigDecimal("2.5"));
        assertThat(Cells.decimal(typed("12,00"))).isEmpty();
        assertThat(Cells.decimal(typed("3小时"))).isEmpty();
        assertThat(Cells.decimal(typed("1e5"))).isEmpty();
        assertThat(Cells.decimal(Cell.BLANK)).isEmpty();
    }
}
