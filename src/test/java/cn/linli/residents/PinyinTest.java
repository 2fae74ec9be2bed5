package cn.linli.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinTest {

    @ParameterizedTest
    @CsvSource({
        "单小明,shan xiao ming",
        "仇大海,qiu da hai",
        "曾国安,zeng guo an",
        "解晓东,xie xiao dong",
        "区桂芳,ou gui fang",
        "任永强,ren yong qiang",
        "翟建军,zhai jian jun",
        "查良,zha liang",
        "朴顺姬,piao shun ji",
        "尉迟恭,yu chi gong",
        "万俟雪,mo qi xue",
        "长孙敏,zhang sun min",
        "单于飞,chan yu fei",
        "欧阳小丽,ou yang xiao li",
        "张小丽,zhang xiao li",
        "吕秀英,lu xiu ying",
        "阿卜杜拉·买买提,a bo du la mai mai ti",
        "王〇,wang ling"
    })
    void surnamesAreReadAsSurnames(String name, String sound) {
        assertThat(Pinyin.of(name)).isEqualTo(sound);
    }

    @Test
    void aNameIsFoundByItsSyllablesTheWholeAndTheInitials() {
        assertThat(Pinyin.sounds("张小丽", List.of())).isEqualTo(" zhang xiao li zhangxiaoli zxl xl");
    }

    @Test
    void theTwoLivingReadingsOfASurnameAndFormerNamesAreKept() {
        assertThat(Pinyin.sounds("覃芳", List.of("李梅"))).contains(" qinfang", " tanfang", " limei", " lm");
    }

    @Test
    void whatIsTypedIsMadePlain() {
        assertThat(Pinyin.plain("Lü Xiu-Ying")).isEqualTo("luxiuying");
        assertThat(Pinyin.plain("lv")).isEqualTo("lu");
    }

    @Test
    void aRareCharacterAndAnEmojiDoNoHarm() {
        assertThat(Pinyin.of("𠮷野家")).endsWith("ye jia");
        assertThat(Pinyin.of("😀")).isEmpty();
        assertThat(Pinyin.sounds("😀", List.of())).isEmpty();
    }
}
