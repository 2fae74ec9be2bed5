package cn.linli.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.TestFloor;
import cn.linli.access.Role;
import cn.linli.shared.ResidentId;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * 星期一早上, Monday morning of a worker: she signs in on the phone, sees her list, stands before a household, writes it
 * down in a few taps, and one need of theirs is a request before she has closed the door.
 */
@Story
class MondayMorningTest {

    private static final int MOST_TAPS = 12;

    @Autowired
    private ApplicationContext house;

    @LocalServerPort
    private int port;

    private Screens screens;
    private WillowDistrict district;
    private Screens.Person lin;
    private ResidentId she;

    private int taps;
    private double scrolled;

    @BeforeEach
    void aCoupleIsToBeVisitedAtHalfPastNine() throws Exception {
        screens = Screens.of(port);
        district = WillowDistrict.in(house);
        lin = district.hired("林晓燕", Role.WORKER, true);
        var street = district.neighbours(lin);
        var couple = street.aCouple();
        she = couple.getFirst();
        street.seenLastMonth(couple);
        street.toVisitToday(couple, "关爱探访");
    }

    @AfterEach
    void theScreensGoDark() {
        screens.close();
    }

    @ParameterizedTest(name = "Monday morning, told on {0} px")
    @ValueSource(ints = {Screens.PHONE, Screens.DESK})
    void sheWritesAHouseholdDownInAFewTaps(int width) {
        var desk = screens.of(lin, width);
        var before = personTimes(desk);

        var phone = screens.at(width).expecting(401);
        phone.open("/field");
        phone.writes("账号", lin.name()).writes("密码", TestFloor.PASSWORD).presses("登录");
        phone.sees("今天的走访").sees("09:30").sees("关爱探访");
        phone.picture("field");

        taps(phone, "打开程德茂、罗秀英这一户");
        phone.sees("空巢").sees("林晓燕见过");
        taps(phone, "见到了");
        phone.sees("上次：良好");
        taps(phone, "都和上次一样");
        taps(phone, group(phone, "罗秀英 · 身体与情绪").getByLabel("情绪").getByText("较差"));
        phone.sees("有变化");
        phone.picture("door");
        taps(phone, "买药送药");
        taps(phone, "保存走访记录");
        assertThat(taps).isLessThanOrEqualTo(MOST_TAPS);
        phone.sees("已记录程德茂、罗秀英的走访，计入台账。").sees("发现的需要已成为诉求：1件。").sees("今天已记录");

        assertThat(personTimes(desk)).isEqualTo(before + 2);
        desk.open("/requests").sees("买药送药");
        desk.open("/residents/" + she.value()).sees("关爱探访");
        screens.wereQuiet();
    }

    @Test
    void inAStairwellWithoutANetworkNothingIsLostAndNothingCountsTwice() {
        var desk = screens.of(lin, Screens.DESK);
        var before = personTimes(desk);
        var phone = screens.of(lin, Screens.PHONE).open("/field").sees("今天的走访");

        taps(phone, "打开程德茂、罗秀英这一户");
        taps(phone, "见到了");
        taps(phone, "程德茂，见到了");
        phone.page().reload();
        assertThat(phone.button("见到了")).hasAttribute("aria-pressed", "true");
        assertThat(phone.button("程德茂，没见到")).isVisible();

        phone.page().context().setOffline(true);
        taps(phone, "保存走访记录");
        phone.sees("网络不通，程德茂、罗秀英的记录已存在手机里，连上后自动发送。").sees("1条还没有发送");
        assertThat(personTimes(desk)).isEqualTo(before);

        phone.page().context().setOffline(false);
        phone.sees("今天已记录").doesNotSee("1条还没有发送");
        assertThat(personTimes(desk)).isEqualTo(before + 1);
    }

    @Test
    void ofTwoPhonesTheSecondIsToldThatItIsWrittenDownAlready() {
        var first = screens.of(lin, Screens.PHONE).open("/field").sees("今天的走访");
        var second =
                screens.of(lin, Screens.PHONE).expecting(409).open("/field").sees("今天的走访");
        for (var phone : java.util.List.of(first, second)) {
            taps(phone, "打开程德茂、罗秀英这一户");
            taps(phone, "没人在家");
        }
        taps(first, "保存走访记录");
        first.sees("不计入服务人次");

        second.button("保存走访记录").click();
        second.sees("保存走访记录");
        assertThat(second.page().locator(".save .no")).isVisible();
        assertThat(second.page().getByText("还没有发送")).hasCount(0);
        screens.wereQuiet();
    }

    /** One tap, never further up than the last one: nobody scrolls back. */
    private void taps(Screen screen, String name) {
        taps(screen, screen.button(name));
    }

    private void taps(Screen screen, Locator what) {
        var opening = taps == 0;
        what.click();
        taps++;
        var now = ((Number) screen.page().evaluate("() => window.scrollY")).doubleValue();
        if (!opening && screen.path().contains("visit=")) {
            assertThat(now).as("scrolled back at tap %d".formatted(taps)).isGreaterThanOrEqualTo(scrolled);
        }
        scrolled = opening ? 0 : now;
    }

    private static Locator group(Screen screen, String name) {
        return screen.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    /** The year's person-times as the sentence says them. */
    private static int personTimes(Screen screen) {
        screen.open("/figures").sees("人次");
        var figure = screen.page().locator(".sentence .figure").nth(1);
        assertThat(figure).hasText(Pattern.compile("[\\d,]+"));
        return Integer.parseInt(figure.textContent().replace(",", ""));
    }
}
