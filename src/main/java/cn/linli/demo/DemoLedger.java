package cn.linli.demo;

import cn.linli.documents.TableWriter;
import cn.linli.documents.TableWriter.Column;
import cn.linli.shared.ConsoleCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The year's activities, groups and trainings: written as the workbook a district keeps, and imported like one. */
@Component
@ConditionalOnProperty(name = "linli.kind", havingValue = "demo")
class DemoLedger {

    private static final int ACTIVITIES = 434;
    private static final int TRAININGS = 96;
    private static final List<String> FIELDS = List.of("为老服务", "助残服务", "儿童青少年", "困难帮扶", "婚姻家庭", "社区治理", "社会组织培育");
    private static final List<List<String>> THEMES = List.of(
            List.of("独居老人集体生日会", "老年手机课堂", "银龄健康讲座"),
            List.of("居家康复指导", "手工技能培训", "助残日文艺活动"),
            List.of("四点半课堂", "暑期安全教育", "亲子手工坊"),
            List.of("低保政策宣讲", "困难家庭慰问", "微心愿认领活动"),
            List.of("家庭关系成长小组", "婚姻家庭辅导讲座", "好家风分享会"),
            List.of("居民议事会", "小区夜话", "楼组长座谈"),
            List.of("社区社会组织备案辅导", "队伍骨干培训", "公益创投说明会"));
    private static final List<String> BRANDS = List.of("暖阳", "同心", "微光");
    private static final List<String> TRAINING_KINDS = List.of("专业督导", "专业督导", "站内培训", "外出学习", "赋能培训");

    private final List<ConsoleCommand> commands;
    private final Clock clock;

    DemoLedger(List<ConsoleCommand> commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    /** Writes the workbook and imports it, as the console. */
    void keep(List<DemoStaff.Posted> posted, RandomGenerator chance) throws Exception {
        var file = Files.createTempFile("linli-demo", ".xlsx");
        try {
            try (var out = Files.newOutputStream(file)) {
                write(out, posted, chance);
            }
            take(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void take(Path file) throws Exception {
        var command = commands.stream()
                .filter(c -> c.words().equals("import ledger"))
                .findFirst()
                .orElseThrow();
        var code = command.run(
                List.of(file.toString(), "--area", DemoDistrict.COUNTY.prefix(), "--confirm", "--json"),
                Path.of("."),
                new PrintStream(OutputStream.nullOutputStream()));
        if (code != 0) {
            throw new IllegalStateException("The demo's ledger was not taken: " + code);
        }
    }

    private void write(OutputStream out, List<DemoStaff.Posted> posted, RandomGenerator chance) throws IOException {
        try (var table = TableWriter.to(out)) {
            table.sheet(
                    "服务台账",
                    List.of(
                            Column.text("日期", 12),
                            Column.text("社工站", 24),
                            Column.text("项目名称", 32),
                            Column.text("服务领域", 14),
                            Column.text("服务形式", 12),
                            Column.text("主题", 24),
                            Column.text("地点", 18),
                            Column.text("开始时间", 10),
                            Column.decimal("时长(小时)", 12),
                            Column.count("服务人次", 12),
                            Column.text("负责社工", 12)));
            for (int i = 0; i < ACTIVITIES; i++) {
                activity(table, posted.get(i % posted.size()), chance);
            }
            table.sheet(
                    "培训督导",
                    List.of(
                            Column.text("日期", 12),
                            Column.text("类别", 12),
                            Column.text("主题", 24),
                            Column.text("督导/讲师", 12),
                            Column.text("参加社工站", 24),
                            Column.count("参加人数", 12),
                            Column.decimal("时长(小时)", 12)));
            for (int i = 0; i < TRAININGS; i++) {
                training(table, posted.get(i % posted.size()), chance);
            }
        }
    }

    private void activity(TableWriter table, DemoStaff.Posted at, RandomGenerator chance) {
        var choice = chance.nextInt(3);
        var field = (at.station().region().value().charAt(8) - '0' + choice * 2) % FIELDS.size();
        var street = at.station().name().replace("街道社工站", "");
        table.row(
                day(chance).toString(),
                at.station().name(),
                street + "“" + BRANDS.get(choice) + "”" + FIELDS.get(field) + "项目",
                FIELDS.get(field),
                chance.nextInt(5) == 0 ? "小组" : "社区活动",
                THEMES.get(field).get(chance.nextInt(3)),
                List.of("社区活动室", "党群服务中心", "小区广场", "社工站小组工作室").get(chance.nextInt(4)),
                "%02d:%s".formatted(8 + chance.nextInt(10), chance.nextBoolean() ? "00" : "30"),
                1.5 + chance.nextInt(8) * 0.5,
                10 + chance.nextInt(40),
                at.workers().get(chance.nextInt(at.workers().size())).name());
    }

    private void training(TableWriter table, DemoStaff.Posted at, RandomGenerator chance) {
        table.row(
                day(chance).toString(),
                TRAINING_KINDS.get(chance.nextInt(TRAINING_KINDS.size())),
                List.of("个案工作实务", "文书写作规范", "老年心理", "儿童保护", "压力管理").get(chance.nextInt(5)),
                "陶静怡",
                at.station().name(),
                4 + chance.nextInt(20),
                1.5 + chance.nextInt(6) * 0.5);
    }

    private LocalDate day(RandomGenerator chance) {
        return LocalDate.now(clock).minusDays(3L + chance.nextInt(360));
    }
}
