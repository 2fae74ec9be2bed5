package cn.linli.residents;

import static cn.linli.residents.RosterCode.BIRTH_CONTRADICTS_IDENTITY;
import static cn.linli.residents.RosterCode.COMMUNITY_UNKNOWN;
import static cn.linli.residents.RosterCode.DISABILITY_CARD_CONTRADICTS_IDENTITY;
import static cn.linli.residents.RosterCode.FULL_WIDTH_OR_SPACES;
import static cn.linli.residents.RosterCode.IDENTITY_15_DIGIT;
import static cn.linli.residents.RosterCode.IDENTITY_CHECK_DIGIT;
import static cn.linli.residents.RosterCode.IDENTITY_MISSING;
import static cn.linli.residents.RosterCode.IDENTITY_STORED_AS_NUMBER;
import static cn.linli.residents.RosterCode.LABEL_UNKNOWN;
import static cn.linli.residents.RosterCode.NAME_MISSING;
import static cn.linli.residents.RosterCode.PHONE_INVALID;
import static cn.linli.residents.RosterCode.SEX_CONTRADICTS_IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RosterJudgeTest {

    private static final RosterGround STREET = SixCommunities.of("990101005", "东区社区", "西区社区");
    private static final RosterWords WORDS = RosterWords.ofRegister(Map.of(), Map.of());

    private static RosterVerdict judged(ARow row) {
        return new RosterJudge(STREET, WORDS, true).judge(row.row());
    }

    private static RosterVerdict.Held held(ARow row) {
        return (RosterVerdict.Held) judged(row);
    }

    private static RosterVerdict.Accepted taken(ARow row) {
        return (RosterVerdict.Accepted) judged(row);
    }

    @Test
    void aCleanRowIsTakenWithoutAWarning() {
        var taken = taken(ARow.of("易爱"));
        assertThat(taken.warnings()).isEmpty();
        assertThat(taken.person().identity()).isEqualTo(ARow.WOMAN);
        assertThat(taken.person().sex()).isEqualTo(Sex.FEMALE);
        assertThat(taken.person().labels()).containsExactly("独居老人");
        assertThat(taken.person().community().value()).isEqualTo("990101005002");
    }

    @Test
    void everyReasonHoldsTheRowInItsOrder() {
        var wrong = ARow.of("")
                .with(RosterField.IDENTITY, ARow.WOMAN.substring(0, 17) + "?")
                .with(RosterField.BIRTH, "1965-04-16")
                .with(RosterField.SEX, "男")
                .with(RosterField.DISABILITY_CARD, "99010119640416999922")
                .with(RosterField.LABELS, "困难户")
                .with(RosterField.COMMUNITY, "不详");
        assertThat(held(wrong.identityAsNumber()).code()).isEqualTo(NAME_MISSING);
        assertThat(held(wrong.with(RosterField.NAME, "易爱")).code()).isEqualTo(IDENTITY_STORED_AS_NUMBER);
        var text = ARow.of("易爱")
                .with(RosterField.IDENTITY, ARow.WOMAN.substring(0, 17) + "?")
                .with(RosterField.BIRTH, "1965-04-16")
                .with(RosterField.SEX, "男")
                .with(RosterField.DISABILITY_CARD, "99010119640416999922")
                .with(RosterField.LABELS, "困难户")
                .with(RosterField.COMMUNITY, "不详");
        assertThat(held(text).code()).isEqualTo(IDENTITY_CHECK_DIGIT);
        assertThat(held(text.with(RosterField.IDENTITY, ARow.WOMAN)).code()).isEqualTo(BIRTH_CONTRADICTS_IDENTITY);
        assertThat(held(text.with(RosterField.BIRTH, "19640416")).code()).isEqualTo(SEX_CONTRADICTS_IDENTITY);
        assertThat(held(text.with(RosterField.SEX, "女")).code()).isEqualTo(DISABILITY_CARD_CONTRADICTS_IDENTITY);
        assertThat(held(text.with(RosterField.DISABILITY_CARD, ARow.WOMAN + "22"))
                        .code())
                .isEqualTo(LABEL_UNKNOWN);
        assertThat(held(text.with(RosterField.LABELS, "低保")).code()).isEqualTo(COMMUNITY_UNKNOWN);
        assertThat(judged(text.with(RosterField.COMMUNITY, "东区社区"))).isInstanceOf(RosterVerdict.Accepted.class);
    }

    @Test
    void aNumberThatExcelWroteInPowersOfTenIsOneStoredAsANumber() {
        assertThat(held(ARow.of("易爱").with(RosterField.IDENTITY, "9.90101E+17")).code())
                .isEqualTo(IDENTITY_STORED_AS_NUMBER);
    }

    @Test
    void theRightCheckDigitIsNeverGuessed() {
        var held = held(ARow.of("易爱").with(RosterField.IDENTITY, ARow.WOMAN.substring(0, 17) + "?"));
        assertThat(held.hints()).isEmpty();
    }

    @Test
    void anUnknownCommunityIsHintedAtByItsNameAndByTheAddress() {
        var held = held(ARow.of("易爱").with(RosterField.COMMUNITY, "阳光花苑").with(RosterField.REGISTERED, "柳巷街道东区社区34号楼"));
        assertThat(held.code()).isEqualTo(COMMUNITY_UNKNOWN);
        assertThat(held.hints()).containsExactly("东区社区");
    }

    @Test
    void aStationsOwnWordsAreUnderstoodOnceItSaidWhatTheyMean() {
        var said = RosterWords.ofRegister(Map.of("困难户", "低保边缘"), Map.of("阳光花苑", "西区社区"));
        var verdict = new RosterJudge(STREET, said, true)
                .judge(ARow.of("易爱")
                        .with(RosterField.LABELS, "困难户、独居老人")
                        .with(RosterField.COMMUNITY, "阳光花苑")
                        .row());
        assertThat(((RosterVerdict.Accepted) verdict).person().labels()).containsExactly("低保边缘", "独居老人");
    }

    @Test
    void anUnknownLabelIsHintedAtByTheNearest() {
        assertThat(held(ARow.of("易爱").with(RosterField.LABELS, "独居老人、困难户")).hints())
                .contains("困境儿童");
    }

    @Test
    void labelsArePartedByWhateverStandsBetweenThem() {
        assertThat(taken(ARow.of("易爱").with(RosterField.LABELS, "残疾人,独居老人；低保/特困 低保"))
                        .person()
                        .labels())
                .containsExactly("残疾人", "独居老人", "低保", "特困");
    }

    @Test
    void somebodyWithoutANumberIsTakenWithAWarning() {
        for (var nothing : new String[] {"", "无", "—", "不详"}) {
            var taken = taken(ARow.of("易爱").with(RosterField.IDENTITY, nothing));
            assertThat(taken.warnings()).containsExactly(IDENTITY_MISSING);
            assertThat(taken.person().birth()).isEqualTo(LocalDate.of(1964, 4, 16));
        }
    }

    @Test
    void aNumberOfFifteenDigitsIsLengthened() {
        var taken = taken(ARow.of("易爱").with(RosterField.IDENTITY, "990101640416050"));
        assertThat(taken.warnings()).containsExactly(IDENTITY_15_DIGIT);
        assertThat(taken.person().identity()).isEqualTo(ARow.WOMAN);
    }

    @Test
    void aWrongPhoneIsKeptAsTextAndNeverCalled() {
        for (var wrong : new String[] {"1386048941", "10175226588", "12085492973", "138604894111", "问女儿"}) {
            var taken = taken(ARow.of("易爱").with(RosterField.PHONE, wrong));
            assertThat(taken.warnings()).as(wrong).containsExactly(PHONE_INVALID);
            assertThat(taken.person().phone()).isEmpty();
            assertThat(taken.person().notes()).contains(wrong);
        }
    }

    @Test
    void aPhoneIsReadHoweverItIsDressed() {
        assertThat(taken(ARow.of("易爱").with(RosterField.PHONE, "130-6163-4565"))
                        .person()
                        .phone())
                .isEqualTo("13061634565");
        assertThat(taken(ARow.of("易爱").with(RosterField.PHONE, "+8613061634565"))
                        .person()
                        .phone())
                .isEqualTo("13061634565");
        assertThat(taken(ARow.of("易爱").with(RosterField.PHONE, "0531-85551234"))
                        .person()
                        .phone())
                .isEqualTo("053185551234");
        var two = taken(ARow.of("易爱").with(RosterField.PHONE, "13061634565/13061634566"));
        assertThat(two.person().phone()).isEqualTo("13061634565");
        assertThat(two.person().otherPhone()).isEqualTo("13061634566");
        assertThat(two.warnings()).isEmpty();
    }

    @Test
    void fullWidthSignsAndBlanksAreMendedWithAWarning() {
        var wide = ARow.WOMAN
                .chars()
                .collect(StringBuilder::new, (text, c) -> text.append((char) (c + 0xFEE0)), StringBuilder::append);
        var taken = taken(
                ARow.of("易爱").with(RosterField.IDENTITY, wide.toString()).with(RosterField.PHONE, "１３０-6163 4565"));
        assertThat(taken.warnings()).containsExactly(FULL_WIDTH_OR_SPACES);
        assertThat(taken.person().identity()).isEqualTo(ARow.WOMAN);
        assertThat(taken.person().phone()).isEqualTo("13061634565");
    }

    @Test
    void aCardThatBeginsWithTheOldShortNumberBelongs() {
        var row = ARow.of("易爱")
                .with(RosterField.IDENTITY, "990101640416050")
                .with(RosterField.DISABILITY_CARD, "99010164041605022");
        assertThat(judged(row)).isInstanceOf(RosterVerdict.Accepted.class);
    }

    @Test
    void rareCharactersStayInTheName() {
        assertThat(taken(ARow.of("𠮷〇·阿里")).person().name()).isEqualTo("𠮷〇·阿里");
    }

    @Test
    void withoutAColumnOfCommunitiesTheAddressSaysIt() {
        var judge = new RosterJudge(STREET, WORDS, false);
        var verdict = judge.judge(
                ARow.of("易爱").with(RosterField.HOME, "柳巷街道东区社区34号楼5单元254").row());
        assertThat(((RosterVerdict.Accepted) verdict).person().community().value())
                .isEqualTo("990101005001");
    }

    @Test
    void theSamePersonTwiceIsMergedAndAnotherNameIsHeld() {
        var seen = new RosterSeen();
        var first = taken(ARow.of("易爱")).person();
        assertThat(seen.meet(first, new RosterPlace(0, 5)).met()).isEqualTo(RosterSeen.Met.NOBODY);
        var again = seen.meet(taken(ARow.of("易 爱")).person(), new RosterPlace(0, 9));
        assertThat(again).isEqualTo(new RosterSeen.Meeting(RosterSeen.Met.THE_SAME, new RosterPlace(0, 5)));
        assertThat(seen.meet(taken(ARow.of("易艾")).person(), new RosterPlace(0, 11))
                        .met())
                .isEqualTo(RosterSeen.Met.ANOTHER_NAME);
    }

    @Test
    void twoPeopleWithoutNumbersAreOneOnlyIfEverythingIsTheSame() {
        var seen = new RosterSeen();
        var one = taken(ARow.of("易爱").with(RosterField.IDENTITY, "")).person();
        var other = taken(ARow.of("易爱").with(RosterField.IDENTITY, "").with(RosterField.PHONE, "13061634566"))
                .person();
        seen.meet(one, new RosterPlace(0, 5));
        assertThat(seen.meet(other, new RosterPlace(0, 6)).met()).isEqualTo(RosterSeen.Met.NOBODY);
        assertThat(seen.meet(one, new RosterPlace(0, 7)).met()).isEqualTo(RosterSeen.Met.THE_SAME);
    }

    @Test
    void aHundredThousandPeopleAreToldApart() {
        var seen = new RosterSeen();
        for (int i = 0; i < 100_000; i++) {
            var person = taken(ARow.of("易爱")
                            .with(RosterField.SEX, "")
                            .with(RosterField.BIRTH, "")
                            .with(
                                    RosterField.IDENTITY,
                                    ARow.number("9901011964%02d%02d%03d"
                                            .formatted(1 + i / 1000 / 28 % 12, 1 + i / 1000 % 28, i % 1000))))
                    .person();
            assertThat(seen.meet(person, new RosterPlace(0, i)).met()).isEqualTo(RosterSeen.Met.NOBODY);
        }
    }
}
