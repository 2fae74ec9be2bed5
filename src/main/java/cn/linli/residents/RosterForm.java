package cn.linli.residents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the words of a roster are said in the register's codes: with whom somebody lives, kin, kind and level. */
final class RosterForm {

    private record Word(Pattern written, String code) {}

    private static final List<Word> LIVING = words(
            "独居|一人|独自|单独 = alone",
            "养老院|敬老院|福利院|机构|护理院 = institution",
            "配偶|老伴|夫妻|爱人|丈夫|妻 = spouse",
            "孙 = grandchildren",
            "子女|儿|女 = children",
            "父|母 = parents",
            "家人|亲|同住|他人|保姆|其他|合租 = others");

    private static final List<Word> KIN = words(
            "配偶|丈夫|妻|老伴|爱人|老公|老婆 = 10",
            "岳|公公|婆婆|公婆 = 57",
            "祖|爷爷|奶奶|外公|外婆|姥 = 60",
            "女婿 = 28",
            "儿媳|媳妇 = 38",
            "孙 = 40",
            "侄|甥|叔|伯|姑|舅|姨|婶|堂|表|嫂 = 80",
            "兄|弟|姐|妹|哥 = 70",
            "父|母|爸|妈 = 50",
            "女儿|^女$|[长次大小二三四]女$|闺女 = 30",
            "儿子|^子$|[长次大小二三四]子$|^儿$ = 20",
            "保姆|护工|护理 = 97",
            "邻居|朋友|同事|邻里|战友|同学 = 98",
            "亲戚|亲属|家属 = 80",
            "本人 = 01");

    private static final List<Word> KIND = words(
            "多重|综合|^7$ = 7",
            "视力|盲|^1$ = 1",
            "听力|聋|^2$ = 2",
            "言语|语言|哑|^3$ = 3",
            "肢体|^4$ = 4",
            "智力|^5$ = 5",
            "精神|^6$ = 6");

    private static final List<Word> LEVEL = words("一|壹|1|Ⅰ = 1", "二|贰|2|Ⅱ = 2", "三|叁|3|Ⅲ = 3", "四|肆|4|Ⅳ = 4");

    private RosterForm() {}

    private static List<Word> words(String... lines) {
        return Arrays.stream(lines)
                .map(line -> line.split(" = ", 2))
                .map(parts -> new Word(Pattern.compile(parts[0]), parts[1]))
                .toList();
    }

    /** With whom; unknown where nothing or something else is written. */
    static Arrangement living(String written) {
        return find(LIVING, written).map(Arrangement::of).orElse(Arrangement.UNKNOWN);
    }

    /** The code of GB/T 4761; 99 for whatever else is written. */
    static String relation(String written) {
        return find(KIN, written).orElse("99");
    }

    /** As on the card, or as the columns say; kind and level of a card stand for what the columns say otherwise. */
    static Disability disability(RosterPerson.Disability written) {
        if (!written.card().isEmpty()) {
            try {
                return new Disability(null, null, written.card());
            } catch (cn.linli.shared.Refused e) {
                return new Disability(number(KIND, written.kind()), number(LEVEL, written.level()), "");
            }
        }
        return new Disability(number(KIND, written.kind()), number(LEVEL, written.level()), "");
    }

    private static @org.jspecify.annotations.Nullable Integer number(List<Word> words, String written) {
        return find(words, written).map(Integer::valueOf).orElse(null);
    }

    private static Optional<String> find(List<Word> words, String written) {
        return written.isEmpty()
                ? Optional.empty()
                : words.stream()
                        .filter(word -> word.written().matcher(written).find())
                        .map(Word::code)
                        .findFirst();
    }

    /** Remarks that grow: what is too long for its field stands here whole. */
    static final class Notes {

        private static final int MOST = 4000;
        private final List<String> lines = new ArrayList<>();

        Notes(String first) {
            if (!first.isEmpty()) {
                lines.add(first);
            }
        }

        /** The text, or as much of it as fits; then all of it is kept here. */
        String fit(String what, String text, int most) {
            if (text.codePointCount(0, text.length()) <= most) {
                return text;
            }
            lines.add(what + ":" + text);
            return text.substring(0, text.offsetByCodePoints(0, most));
        }

        @Override
        public String toString() {
            var all = String.join(";", lines);
            return all.length() <= MOST ? all : all.substring(0, MOST);
        }
    }
}
