package cn.linli.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.app.TestDatabase;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What somebody has typed stays, whatever happens, and is saved once. */
@Story
class NothingLostTest {

    private static final String WORDS = "院门口的坡道塌了一块，轮椅过不去。";

    @Autowired
    private ApplicationContext house;

    @LocalServerPort
    private int port;

    private Screens screens;
    private WillowDistrict district;
    private Screens.Person lin;

    @BeforeEach
    void aWorkerAtADesk() throws Exception {
        screens = Screens.of(port);
        district = WillowDistrict.in(house);
        lin = district.hired("林晓燕", Role.WORKER, true);
    }

    @AfterEach
    void theScreensGoDark() {
        screens.close();
    }

    @Test
    void aSessionThatEndsInTheMiddleOfAFormKeepsTheFormAndSavesItOnce() throws Exception {
        var desk = screens.of(lin, Screens.DESK).expecting(401).open("/today");
        aCallIsWritten(desk);
        with("delete from access.session where account_id = '"
                + district.actor(lin).account() + "'");

        desk.key("Control+Enter").sees("登录时间已过，请再登录一次").sees("您刚才写的内容都还在。");
        assertThat(requests()).isZero();
        var again = desk.page().getByRole(AriaRole.DIALOG).filter(has("登录时间已过"));
        again.getByLabel("密码").fill(TestFloor.PASSWORD);
        desk.key("Enter");

        assertThat(desk.page().locator(".ant-message")).containsText("已登记");
        assertThat(requests()).isOne();
        desk.open("/requests").sees("柳荫花园3号楼");
        screens.wereQuiet();
    }

    @Test
    void pressingSaveTwiceSavesOnce() throws Exception {
        var desk = screens.of(lin, Screens.DESK).open("/today");
        aCallIsWritten(desk);
        desk.page().locator(".call button[type=submit]").dblclick();
        assertThat(desk.page().locator(".ant-message")).containsText("已登记");
        assertThat(desk.page().locator(".call")).hasCount(0);
        assertThat(requests()).isOne();
        screens.wereQuiet();
    }

    @Test
    void whatWasTypedIsThereAgainAfterAReloadAndGoneOnceItIsSaved() throws Exception {
        var phone = screens.of(lin, Screens.PHONE).open("/today");
        aCallIsWritten(phone);
        phone.page()
                .waitForCondition(() -> Boolean.TRUE.equals(
                        phone.page().evaluate("words => Object.values(localStorage).join().includes(words)", WORDS)));
        phone.page().reload();

        phone.presses("来电登记").sees("已接着上次没保存的内容");
        assertThat(phone.field("原话")).hasValue(WORDS);
        phone.page().locator(".call button[type=submit]").click();
        assertThat(phone.page().locator(".ant-message")).containsText("已登记");
        assertThat(requests()).isOne();
        phone.presses("来电登记").doesNotSee("已接着上次没保存的内容");
        assertThat(phone.field("原话")).hasValue("");
        screens.wereQuiet();
    }

    @Test
    void theSecondOfTwoWhoEditAPersonSeesBothVersionsAndChooses() throws Exception {
        var colleague = district.hired("孟海涛", Role.WORKER, false);
        var sun = district.neighbours(lin).sunGuilan();
        var first = screens.of(lin, Screens.DESK).open("/residents/" + sun + "/edit");
        var second = screens.of(colleague, Screens.DESK).expecting(409).open("/residents/" + sun + "/edit");
        assertThat(first.field("语言、方言")).isVisible();
        assertThat(second.field("语言、方言")).isVisible();

        first.writes("语言、方言", "本地话").presses("保存").sees("登记册");
        second.writes("语言、方言", "普通话").presses("保存");
        second.sees("刚才有人也改了这一条");
        var dialog = second.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("本地话");
        assertThat(dialog).containsText("普通话");
        assertThat(dialog.getByText("按所选保存")).isDisabled();
        assertThat(kept()).isEqualTo("本地话");

        dialog.getByText("我写的").first().click();
        dialog.getByText("按所选保存").click();
        second.sees("普通话").doesNotSee("本地话");
        assertThat(kept()).isEqualTo("普通话");
        screens.wereQuiet();
    }

    /** Nobody of the register: a lift in a yard. */
    private static void aCallIsWritten(Screen screen) {
        screen.presses("来电登记");
        assertThat(screen.field("来电号码")).isFocused();
        screen.writes("地点", "柳荫花园3号楼");
        screen.chooses("环境与设施");
        screen.writes("原话", WORDS);
    }

    private static Locator.FilterOptions has(String words) {
        return new Locator.FilterOptions().setHasText(words);
    }

    private int requests() throws SQLException {
        return Integer.parseInt(
                with("select count(*) from requests.request where station_id = '" + district.station() + "'"));
    }

    private String kept() throws SQLException {
        return with("select languages from residents.person where station_id = '" + district.station() + "'");
    }

    /** Asks or tells the database as its owner; the first cell, if there is one. */
    private static String with(String sql) throws SQLException {
        try (var connection = TestDatabase.owner();
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
