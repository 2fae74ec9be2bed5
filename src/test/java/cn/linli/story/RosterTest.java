package cn.linli.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.access.Role;
import cn.linli.documents.TableWriter;
import cn.linli.documents.TableWriter.Column;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The street's roster goes in through the screen: what is right is taken, what is not waits with its reason. */
@Story
class RosterTest {

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @Autowired
    private ApplicationContext house;

    @LocalServerPort
    private int port;

    private Screens screens;
    private Screens.Person head;
    private String region;

    @BeforeEach
    void aHeadWithAWorkbook() throws Exception {
        screens = Screens.of(port);
        var district = WillowDistrict.in(house);
        head = district.hired("江海霞", Role.HEAD, true);
        region = district.county().prefix();
    }

    @AfterEach
    void theScreensGoDark() {
        screens.close();
    }

    @Test
    void aRosterIsReadLookedAtAndTakenAndTheSameFileChangesNothing() throws Exception {
        var desk = screens.of(head, Screens.DESK).open("/rosters");
        var workbook = new FilePayload("柳荫街道花名册.xlsx", EXCEL, workbook());
        desk.presses("导入花名册");
        bring(desk, workbook);

        desk.sees("共 6 行：可收录 3 人，重复合并 0 行，待更正 3 行。");
        var held = desk.page().locator(".ant-table");
        assertThat(held).containsText("身份证号不对");
        assertThat(held).containsText("找不到这个社区");
        assertThat(held).containsText("性别与身份证号不一致");
        desk.sees("没有身份证号 1");
        desk.open("/residents").doesNotSee("方玉兰");

        desk.page().goBack();
        desk.presses("确认导入 3 人").presses("写入");
        desk.sees("已收录 3 人，重复合并 0 行，还有 3 行待更正。");
        desk.presses("去居民登记册").sees("方玉兰").sees("鲁长顺").sees("昌巧珍").doesNotSee("马文山");

        desk.open("/rosters/new");
        bring(desk, workbook);
        desk.sees("这些人登记册里都有，内容也一样，不用再导入。").doesNotSee("确认导入");
        screens.wereQuiet();
    }

    @Test
    void aFileThatIsNoWorkbookIsRefusedInWordsOnTheScreen() {
        var desk = screens.of(head, Screens.DESK).expecting(400).expecting(422).open("/rosters/new");
        bring(desk, new FilePayload("花名册.xlsx", EXCEL, new byte[] {1, 2, 3, 4, 0, 9}));
        desk.sees("这不是能读取的表格文件。");
        screens.wereQuiet();
    }

    private static void bring(Screen desk, FilePayload file) {
        desk.sees("把文件拖到这里，或点这里选择");
        desk.page().locator("input[type=file]").setInputFiles(file);
        desk.presses("读取");
    }

    private byte[] workbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var table = TableWriter.to(bytes)) {
            table.sheet(
                    "花名册",
                    List.of(
                            Column.text("姓名", 12),
                            Column.text("性别", 6),
                            Column.text("身份证号", 22),
                            Column.text("所属社区", 20),
                            Column.text("联系电话", 14),
                            Column.text("人员类别", 14)));
            table.row("方玉兰", "女", number("19460312", 102), "柳荫东巷社区", "19000005101", "独居老人");
            table.row("鲁长顺", "男", number("19510709", 113), "柳荫东巷居委会", "19000005102", "独居老人");
            table.row("昌巧珍", "女", "", "柳荫河沿社区", "19000005103", "独居老人");
            table.row("马文山", "男", "990101195002021230", "柳荫东巷社区", "19000005104", "独居老人");
            table.row("苗秋菊", "女", number("19480808", 124), "望江社区", "19000005105", "独居老人");
            table.row("凤德福", "男", number("19440101", 128), "柳荫河沿社区", "19000005106", "独居老人");
        }
        assertThat(number("19500202", 123)).isNotEqualTo("990101195002021230");
        return bytes.toByteArray();
    }

    /** A number of a region that does not exist, with its right check digit. */
    private String number(String birth, int sequence) {
        var body = region + birth + sequence;
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
