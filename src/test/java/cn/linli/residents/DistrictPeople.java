package cn.linli.residents;

import cn.linli.access.Secrets;
import cn.linli.shared.Ids;
import cn.linli.shared.RegionCode;
import cn.linli.shared.ResidentId;
import cn.linli.shared.StationId;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Invented people of an invented district, as rows for COPY: sealed, with fingerprints and the words they are found by,
 * just as one entry goes. Surnames and given names are drawn as unevenly as in life.
 */
public final class DistrictPeople {

    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢" + "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙陶黎贺毛郝顾龚邵万覃武钱戴严莫孔向汤";
    private static final String GIVEN = "英秀玉华兰桂芳梅珍凤明国建文志军红丽春荣金花淑云平永海福贵生林德成祥庆新强伟勇杰磊洋艳静敏霞娟燕玲娜"
            + "萍琴洁雪晨宇浩然子轩涵欣怡佳思雨博泽睿俊峰涛超鹏飞龙虎彬辉斌刚毅力清香翠巧月素琼环银菊莲荷松柏山川江河";
    private static final List<String> ROADS =
            List.of("柳巷街", "槐安路", "北园小区", "晨光里", "泉水新村", "河西胡同", "青石巷", "和平里", "工人新村", "明湖苑");

    private final Random chance = new Random(20260101);
    private final Secrets secrets;
    private final OffsetDateTime entered = OffsetDateTime.parse("2021-01-04T09:00:00+08:00");

    public DistrictPeople(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The columns of {@link #person}, in their order. */
    public static String columns() {
        return Stream.of(PersonRow.class.getRecordComponents())
                        .map(part -> part.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ", changed, household_id, relation";
    }

    /** Writes somebody of this station down. */
    public Somebody person(StationId station, RegionCode community, UUID household, boolean first, Writer out)
            throws IOException {
        var id = new ResidentId(Ids.next());
        var name = name();
        var identity = identity();
        var phone = "13%09d".formatted(chance.nextInt(1_000_000_000));
        var road = ROADS.get(chance.nextInt(ROADS.size())) + (1 + chance.nextInt(60)) + "号";
        var facts = Facts.named(name).with(IdentityNumber.of(identity));
        var person = NewPerson.of(
                        station,
                        chance.nextInt(100) < 92 ? facts.with(Phone.of(phone)) : facts,
                        Home.at(
                                community,
                                road,
                                (1 + chance.nextInt(40)) + "号楼",
                                "2单元",
                                (1 + chance.nextInt(18)) + "01室"))
                .living(Living.as(chance.nextInt(8) == 0 ? Arrangement.ALONE : Arrangement.UNKNOWN));
        var row = PersonRow.of(id, person, secrets, entered, "花名册");
        for (var part : PersonRow.class.getRecordComponents()) {
            try {
                out.append(cell(part.getAccessor().invoke(row))).append('\t');
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        out.append(cell(entered) + "\t" + household + "\t" + (first ? "01" : "10") + "\n");
        return new Somebody(
                id,
                station,
                community,
                name,
                initials(row.pinyin()),
                person.facts().phones().isEmpty() ? "" : phone,
                identity);
    }

    /** The fingerprints of a relative's phone. */
    public String kinPhone() {
        var phone = new Phone("15%09d".formatted(chance.nextInt(1_000_000_000)));
        return cell(secrets.seal(phone.digits()))
                + "\t" + cell(secrets.blind(PersonRow.PHONE, phone.digits()))
                + "\t" + cell(secrets.blind(PersonRow.LAST_FOUR, phone.lastFour()));
    }

    /** A name; the first surnames are borne by many. */
    public String name() {
        var zipf = (int) (Math.pow(SURNAMES.length(), chance.nextDouble()) - 1);
        var given = new ArrayList<String>();
        given.add(String.valueOf(GIVEN.charAt(chance.nextInt(GIVEN.length()))));
        if (chance.nextInt(6) != 0) {
            given.add(String.valueOf(GIVEN.charAt(chance.nextInt(GIVEN.length()))));
        }
        return SURNAMES.charAt(zipf) + String.join("", given);
    }

    private String identity() {
        var born = LocalDate.of(1932, 1, 1).plusDays(chance.nextInt(30_000));
        var seventeen = "9901%02d%s%03d"
                .formatted(
                        1 + chance.nextInt(90),
                        born.format(java.time.format.DateTimeFormatter.BASIC_ISO_DATE),
                        chance.nextInt(1000));
        return seventeen + IdentityNumber.check(seventeen);
    }

    private static String initials(String pinyin) {
        return Stream.of(pinyin.split(" ", -1))
                .map(syllable -> syllable.substring(0, 1))
                .collect(Collectors.joining());
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "\\N";
            case byte[] bytes -> "\\\\x" + HexFormat.of().formatHex(bytes);
            case String[] words ->
                Stream.of(words).map(word -> "\"" + word + "\"").collect(Collectors.joining(",", "{", "}"));
            default -> value.toString();
        };
    }

    /**
     * Somebody who can be looked for.
     *
     * @param initials of the name's sound
     * @param phone or empty
     */
    public record Somebody(
            ResidentId id,
            StationId station,
            RegionCode community,
            String name,
            String initials,
            String phone,
            String identity) {}
}
