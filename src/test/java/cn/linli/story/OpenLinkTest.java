package cn.linli.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.linli.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A daughter far away writes by the link, without an account and without a script, and has the last word. */
@Story
class OpenLinkTest {

    private static final String WORDS = "妈妈一个人在家，煤气灶打不着火，请帮忙看看。";

    @Autowired
    private ApplicationContext house;

    @LocalServerPort
    private int port;

    private Screens screens;
    private WillowDistrict district;
    private Screens.Person lin;

    @BeforeEach
    void aStationWithALink() throws Exception {
        screens = Screens.of(port);
        district = WillowDistrict.in(house);
        lin = district.hired("林晓燕", Role.WORKER, true);
    }

    @AfterEach
    void theScreensGoDark() {
        screens.close();
    }

    @Test
    void aRelativeWritesFollowsAndSaysThatItIsDone() {
        var daughter = screens.withoutScripts(Screens.PHONE).open("/open/request?station=" + district.station());
        daughter.sees("柳荫街道社工站");
        daughter.page().locator("#words").fill(WORDS);
        daughter.page().locator("#who").fill("孙桂兰");
        daughter.page().locator("#where").fill("柳叶巷12号楼2单元301");
        daughter.page().locator("#name").fill("孙女士");
        daughter.page().locator("#relation").fill("女儿");
        daughter.page().locator("#phone").fill("19000006621");
        daughter.presses("交给社工站").sees("收到了，谢谢您。").sees("社工站已经收到，正在安排人");
        var code = daughter.page().locator(".code").textContent().trim();

        var desk = screens.of(lin, Screens.DESK).open("/requests?view=list");
        desk.page().locator(".list-rows .row-opener").first().click();
        desk.sees(WORDS).presses("我来接手").sees("已派单").presses("开始办理").sees("办理中");
        standsAt(daughter, code, "正在办理");
        desk.presses("办完了").writes("办了什么", "换了灶具电池，试过三次都能点着。");
        desk.page().locator("form button[type=submit]").first().click();
        desk.sees("待回访");

        standsAt(daughter, code, "办完了，等您说一声");
        daughter.presses("办好了").sees("已经办好");
        desk.sees("居民说办好了").doesNotSee("待回访");
        screens.wereQuiet();
    }

    @Test
    void aCodeThatNobodyGaveShowsNothing() {
        var stranger = screens.withoutScripts(Screens.PHONE).expecting(404).open("/open/follow");
        stranger.page().locator("#code").fill("AAAA22BBBB");
        stranger.presses("查看").sees("没有找到这个查询码，请核对后再试。");
        assertThat(stranger.page().locator(".card")).hasCount(0);
        screens.wereQuiet();
    }

    /** What somebody sees who types the code again. */
    private static void standsAt(Screen screen, String code, String words) {
        screen.open("/open/follow");
        screen.page().locator("#code").fill(code);
        screen.presses("查看").sees(words);
    }
}
