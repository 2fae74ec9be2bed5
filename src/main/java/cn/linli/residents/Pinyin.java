package cn.linli.residents;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a name sounds, in pinyin without tones (ü as u). Surnames are read as surnames: 单 is shan, 仇 is qiu, 尉迟 is yu
 * chi; the few with two living readings are found by both.
 */
final class Pinyin {

    private static final Transliterator READER =
            Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower; [^a-z0-9] Remove");

    private static final Map<Integer, String> KNOWN = new ConcurrentHashMap<>();

    private static final Map<String, String> SURNAMES = table("""
            单 shan,仇 qiu,曾 zeng,解 xie,区 ou,任 ren,翟 zhai,查 zha,朴 piao,盖 ge/gai,缪 miao,乐 yue/le,员 yun,华 hua,纪 ji,\
            宁 ning,折 she,黑 he,种 chong,逄 pang,逢 pang,覃 qin/tan,卜 bu,那 na,召 shao,都 du,句 gou,繁 po,冼 xian,洗 xian,\
            秘 bi,炅 gui,眭 sui,郇 xun/huan,过 guo,车 che,燕 yan,哈 ha,隗 wei/kui,郗 xi/chi,瞿 qu,佘 she,臧 zang,\
            晁 chao,谌 chen/shen,贾 jia,葛 ge,柏 bai,薄 bo,祭 zhai,幺 yao,尹 yin,应 ying,阚 kan,\
            牟 mu/mou,莘 shen/xin,訾 zi,相 xiang,郝 hao,撒 sa,褚 chu,尉 wei/yu,\
            曲 qu,行 xing,要 yao,石 shi,沈 shen,万 wan,贲 ben,费 fei""");

    private static final Map<String, String> DOUBLE = table("""
            尉迟 yu chi,万俟 mo qi,长孙 zhang sun,单于 chan yu,澹台 tan tai,令狐 ling hu,鲜于 xian yu,淳于 chun yu,亓官 qi guan,\
            欧阳 ou yang,上官 shang guan,司马 si ma,诸葛 zhu ge,皇甫 huang fu,慕容 mu rong,端木 duan mu,独孤 du gu,\
            夏侯 xia hou,东方 dong fang,南宫 nan gong,公孙 gong sun,拓跋 tuo ba,申屠 shen tu,闻人 wen ren,钟离 zhong li,\
            轩辕 xuan yuan,赫连 he lian,濮阳 pu yang,闾丘 lü qiu,司徒 si tu,司空 si kong,宇文 yu wen,呼延 hu yan,\
            东郭 dong guo,南门 nan men,西门 xi men,百里 bai li,公冶 gong ye,宗政 zong zheng,太叔 tai shu,仲孙 zhong sun,\
            乐正 yue zheng,漆雕 qi diao,公良 gong liang,夹谷 jia gu,宰父 zai fu,谷梁 gu liang,第五 di wu,梁丘 liang qiu,\
            左丘 zuo qiu,完颜 wan yan,耶律 ye lü,纳兰 na lan,爱新觉罗 ai xin jue luo,叶赫那拉 ye he na la""");

    private Pinyin() {}

    /** The readings of a name, the usual one first; each reading is its syllables. */
    static List<List<String>> readings(String name) {
        var points = name.codePoints()
                .filter(c -> Character.isAlphabetic(c) || Character.isDigit(c))
                .mapToObj(Character::toString)
                .toList();
        for (int length : new int[] {4, 2}) {
            if (points.size() >= length) {
                var surname = DOUBLE.get(String.join("", points.subList(0, length)));
                if (surname != null) {
                    return List.of(join(List.of(surname.split(" ")), points.subList(length, points.size())));
                }
            }
        }
        if (points.isEmpty()) {
            return List.of(List.of());
        }
        var single = SURNAMES.get(points.getFirst());
        if (single == null || points.size() > 4) {
            return List.of(join(List.of(), points));
        }
        var rest = points.subList(1, points.size());
        return List.of(single.split("/")).stream()
                .map(surname -> join(List.of(surname), rest))
                .toList();
    }

    /** The name in the order of its sound: {@code zhang xiao li}. */
    static String of(String name) {
        return String.join(" ", readings(name).getFirst());
    }

    /**
     * The words a name is found by: its syllables, all of them in one, the initials, and both from the second syllable
     * on; for every reading and every former name. Each stands behind a blank.
     */
    static String sounds(String name, List<String> formerNames) {
        Set<String> words = new LinkedHashSet<>();
        var names = new ArrayList<String>();
        names.add(name);
        names.addAll(formerNames);
        for (var one : names) {
            for (var syllables : readings(one)) {
                words.addAll(syllables);
                words.add(String.join("", syllables));
                var initials = initials(syllables);
                words.add(initials);
                if (initials.length() > 2) {
                    words.add(initials.substring(1));
                }
            }
        }
        words.remove("");
        return words.isEmpty() ? "" : " " + String.join(" ", words);
    }

    private static String initials(List<String> syllables) {
        var letters = new StringBuilder();
        syllables.forEach(s -> letters.append(s.charAt(0)));
        return letters.toString();
    }

    /** What somebody typed, as the sounds are kept: lower case, ü and v as u, only letters and digits. */
    static String plain(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replace('ü', 'u')
                .replace('v', 'u')
                .replaceAll("[^a-z0-9]", "");
    }

    private static List<String> join(List<String> before, List<String> characters) {
        var syllables =
                new ArrayList<>(before.stream().map(s -> s.replace('ü', 'u')).toList());
        var latin = new StringBuilder();
        for (var one : characters) {
            if (one.codePointAt(0) < 128) {
                latin.append(one.toLowerCase(Locale.ROOT));
                continue;
            }
            flush(latin, syllables);
            var sound = sound(one.codePointAt(0));
            if (!sound.isEmpty()) {
                syllables.add(sound);
            }
        }
        flush(latin, syllables);
        return syllables;
    }

    private static void flush(StringBuilder latin, List<String> syllables) {
        if (!latin.isEmpty()) {
            syllables.add(latin.toString());
            latin.setLength(0);
        }
    }

    private static String sound(int character) {
        return KNOWN.computeIfAbsent(character, c -> {
            if (c == '〇') {
                return "ling";
            }
            var read = READER.transliterate(Character.toString(c));
            return read.length() > 8 ? "" : read;
        });
    }

    private static Map<String, String> table(String text) {
        Map<String, String> table = new java.util.HashMap<>();
        for (var entry : List.of(text.split(",", -1))) {
            var cut = entry.strip().indexOf(' ');
            table.put(entry.strip().substring(0, cut), entry.strip().substring(cut + 1));
        }
        return Map.copyOf(table);
    }
}
