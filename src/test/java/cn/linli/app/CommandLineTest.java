package cn.linli.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.documents.TableWriter;
import cn.linli.documents.TableWriter.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line as scripts use it: one line of JSON on standard output, all else on standard error, exit codes. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class CommandLineTest {

    private static final String STREET = "370105005";
    private static final String COUNTY = "370105";

    @TempDir
    private Path folder = Path.of("");

    private Path home = Path.of("");
    private Path roster = Path.of("");
    private Path ledger = Path.of("");

    @BeforeEach
    void twoSmallWorkbooks() throws IOException {
        home = folder.resolve("home");
        roster = folder.resolve("花名册.xlsx");
        try (var out = Files.newOutputStream(roster);
                var table = TableWriter.to(out)) {
            table.sheet("花名册", texts("序号", "姓名", "性别", "身份证号码", "出生日期", "社区", "联系电话"));
            table.title("南村街道重点人群花名册");
            table.row("1", "欧阳静", "女", "990101196404160501", "1964-04-16", "东区社区", "13061634565");
            table.row("2", "", "男", "", "1950-01-02", "东区社区", "");
            table.row("3", "卓不群", "男", "", "1950-01-02", "天边社区", "");
        }
        ledger = folder.resolve("台账.xlsx");
        try (var out = Files.newOutputStream(ledger);
                var table = TableWriter.to(out)) {
            var headings = texts("日期", "社工站", "项目名称", "服务领域", "服务形式", "主题", "地点", "开始时间", "时长(小时)", "服务人次", "负责社工");
            table.sheet("服务台账", headings);
            table.row("2023-03-05", "南村街道社工站", "暖心", "为老服务", "小组", "剪纸", "活动室", "09:00", "1.5", "12", "周青禾");
            table.row("2023-04-06", "南村街道社工站", "暖心", "为老服务", "小组", "合唱", "活动室", "09:00", "2", "30", "周青禾");
            table.row("2023-04-07", "天边街道社工站", "暖心", "为老服务", "小组", "合唱", "活动室", "09:00", "2", "30", "周青禾");
        }
    }

    @Test
    void everyCommandWorksOnAnEmptyHomeAndThroughTheRunningServer() throws Exception {
        var preview = answer(say("import", "roster", roster.toString(), "--area", STREET, "--json"));
        assertThat(preview).isEqualTo(json("""
                {"dataRows": 3, "accepted": 1, "merged": 0, "held": 2,
                 "heldBy": {"name-missing": 1, "community-unknown": 1}, "warnedBy": {}}"""));
        assertThat(answer(say("import", "roster", roster.toString(), "--area", STREET, "--confirm", "--json")))
                .isEqualTo(preview);

        try (var program = AProgram.up(home, AProgram.freePort(), Map.of(), "up")) {
            var figures = new String[] {
                "figures", "--area", COUNTY, "--from", "2023-01-01", "--to", "2023-04-06", "--by", "month", "--json"
            };
            var taken = answer(say("import", "ledger", ledger.toString(), "--area", COUNTY, "--json"));
            assertThat(taken.path("sessions").asInt()).isEqualTo(2);
            assertThat(taken.path("minutes").asInt()).isEqualTo(210);
            assertThat(taken.path("held").asInt()).isEqualTo(1);
            assertThat(answer(say(figures)).at("/total/sessions").asInt())
                    .as("nothing is written without --confirm")
                    .isZero();
            answer(say("import", "ledger", ledger.toString(), "--area", COUNTY, "--confirm", "--json"));
            var told = answer(say(figures));
            assertThat(told.path("rows")
                            .valueStream()
                            .map(row -> row.path("key").asString()))
                    .containsExactly("2023-03", "2023-04");
            assertThat(told.path("total")).isEqualTo(json("""
                    {"sessions": 2, "minutes": 210, "personTimes": 42, "people": 0}"""));
            refused(say("figures", "--area", COUNTY, "--json"));
            refused(say("import", "roster", folder.resolve("nowhere.xlsx").toString(), "--area", STREET, "--json"));
            refused(say("brew", "tea"));
            assertThat(program.health()).isEqualTo("UP");

            program.end();
            assertThat(answer(say(figures))).as("the same without a server").isEqualTo(told);
            refused(say("import", "roster", folder.resolve("nowhere.xlsx").toString(), "--area", STREET, "--json"));
        }
        assertThat(Postmaster.running(home.resolve("postgres"))).isEmpty();
    }

    private AProgram.Said say(String... words) throws IOException, InterruptedException {
        return AProgram.say(home, Map.of(), words);
    }

    /** Exit 0 and nothing but one line of JSON. */
    private static JsonNode answer(AProgram.Said said) {
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out().strip().lines()).hasSize(1);
        return JsonMapper.shared().readTree(said.out());
    }

    /** Exit 1, a sentence on standard error and nothing that a script could take for an answer. */
    private static void refused(AProgram.Said said) {
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isNotBlank().doesNotContain("Exception", "\tat ");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static List<Column> texts(String... headings) {
        return Stream.of(headings).map(heading -> Column.text(heading, 12)).toList();
    }
}
