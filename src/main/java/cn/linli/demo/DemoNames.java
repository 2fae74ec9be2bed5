package cn.linli.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;

/** Invented names, identity numbers that belong to nobody (regions 9901xx), phones of a range that is not given out. */
final class DemoNames {

    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳单曾仇解区";
    private static final List<String> OLD_WOMEN =
            List.of("秀兰", "桂英", "玉珍", "凤英", "淑芬", "素云", "桂芳", "月娥", "翠莲", "惠珍", "兰香", "春花", "巧珍", "美华", "秋菊");
    private static final List<String> OLD_MEN =
            List.of("德福", "建国", "国强", "永顺", "长贵", "保田", "文山", "志远", "广林", "学文", "万春", "守义", "振华", "玉堂", "宝山");
    private static final List<String> YOUNG =
            List.of("子涵", "雨桐", "浩然", "梓萱", "宇轩", "欣怡", "俊杰", "思远", "一诺", "佳琪", "晨曦", "书瑶", "星辰", "若水", "嘉禾");
    private static final List<String> MIDDLE_WOMEN =
            List.of("丽娟", "晓燕", "海霞", "雪梅", "红霞", "静怡", "艳芳", "秋萍", "慧敏", "文静", "春燕", "爱华", "玲玲", "美玲", "小红");
    private static final List<String> MIDDLE_MEN =
            List.of("志刚", "海涛", "建军", "晓东", "伟明", "立新", "永强", "新民", "春生", "大伟", "凯旋", "向东", "国栋", "力行", "明亮");
    private static final List<String> RARE = List.of("𠮷祥", "〇一", "阿依古丽·买买提", "龘龘", "㛃㛃");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private DemoNames() {}

    static String name(RandomGenerator chance, LocalDate birth, boolean man, int number) {
        if (number % 1600 == 7) {
            var rare = RARE.get((number / 1600) % RARE.size());
            return rare.contains("·") ? rare : surname(chance) + rare;
        }
        var age = 2026 - birth.getYear();
        var given = age >= 60 ? (man ? OLD_MEN : OLD_WOMEN) : age >= 25 ? (man ? MIDDLE_MEN : MIDDLE_WOMEN) : YOUNG;
        return surname(chance) + given.get(chance.nextInt(given.size()));
    }

    private static String surname(RandomGenerator chance) {
        var at = chance.nextInt(SURNAMES.length());
        return SURNAMES.substring(at, at + 1);
    }

    /** Eighteen digits by GB 11643 in regions that do not exist, one for each street. */
    static String identity(LocalDate birth, boolean man, int number) {
        var sequence = (number * 2 + (man ? 1 : 0)) % 1000;
        var body = "9901%02d".formatted(number / 600)
                + birth.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(sequence);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    static String phone(int number) {
        return "1900000%04d".formatted(number % 10_000);
    }
}
