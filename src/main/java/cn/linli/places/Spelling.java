package cn.linli.places;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * One way to write a community's name, taken apart: the stem that is its own, and whether it is called a community
 * (社区, 居委会) or a village (村, 村委会). 南村社区居民委员会, 南村居委会 and 南 村 社 区 differ in dress only.
 *
 * @param plain the whole, in half width, without blanks, Arabic numbers below 100 as Chinese ones
 * @param stem without the committee and without 社区 or the last 村
 * @param kind what it is called
 */
record Spelling(String plain, String stem, Kind kind) {

    enum Kind {
        COMMUNITY,
        VILLAGE,
        UNSAID
    }

    private static final Pattern NOISE = Pattern.compile("[\\p{Z}\\s\\p{Cf}、,。.;:;:'\"“”‘’]+");
    private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{1,2}(?!\\d)");
    private static final Pattern OF_A_COMMUNITY =
            Pattern.compile("(社区)?(居民委员会|居民委会|居委会|居委|社区委员会|社区管理委员会|社区工作站|社区服务站)$|社区$");
    private static final Pattern OF_A_VILLAGE = Pattern.compile("(村|嘎查)?(村民委员会|村民委会|村委会|村委|嘎查委员会)$|(村|嘎查)$");

    static Spelling of(String text) {
        var plain = plain(text);
        var village = cut(OF_A_VILLAGE, plain);
        if (!village.equals(plain)) {
            return new Spelling(plain, village, Kind.VILLAGE);
        }
        var community = cut(OF_A_COMMUNITY, plain);
        return new Spelling(plain, community, community.equals(plain) ? Kind.UNSAID : Kind.COMMUNITY);
    }

    /** Half width, no blanks, no stops, numbers in Chinese. */
    static String plain(String text) {
        var half = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var quiet = NOISE.matcher(half).replaceAll("");
        return NUMBER.matcher(quiet).replaceAll(number -> inChinese(Integer.parseInt(number.group())));
    }

    /** As people say it, without the committee: 南村社区, 张庄村, 巴音嘎查. */
    String spoken() {
        return switch (kind) {
            case COMMUNITY -> stem + "社区";
            case VILLAGE -> stem + (plain.contains("嘎查") ? "嘎查" : "村");
            case UNSAID -> plain;
        };
    }

    private static String cut(Pattern end, String plain) {
        var match = end.matcher(plain);
        return match.find() && match.start() > 0 ? plain.substring(0, match.start()) : plain;
    }

    private static String inChinese(int number) {
        var digits = "〇一二三四五六七八九";
        if (number < 10) {
            return digits.substring(number, number + 1);
        }
        var tens = number / 10 == 1 ? "" : digits.substring(number / 10, number / 10 + 1);
        return tens + "十" + (number % 10 == 0 ? "" : digits.substring(number % 10, number % 10 + 1));
    }
}
