package cn.linli.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.access.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * 八点的电话, a call at eight: an elder who lives alone is out of medicine and it rains. The call is taken while the
 * phone is at the ear, somebody goes, she says it is done, and the year's figure moves by exactly one.
 */
@Story
class CallAtEightTest {

    private static final String HER_WORDS = "降压药吃完了，外面下雨，腿不方便出门。";
    private static final String WHAT_WAS_SEEN = "药送到了，血压量过，一百四十五。窗户漏风，已报修。";

    @Autowired
    private ApplicationContext house;

    @LocalServerPort
    private int port;

    private Screens screens;
    private WillowDistrict district;
    private Screens.Person lin;
    private Screens.Person colleague;
    private Screens.Person head;

    @BeforeEach
    void aMorningAtTheWillowStreetStation() throws Exception {
        screens = Screens.of(port);
        district = WillowDistrict.in(house);
        lin = district.hired("林晓燕", Role.WORKER, true);
        colleague = district.hired("孟海涛", Role.WORKER, false);
        head = district.hired("江海霞", Role.HEAD, true);
        var street = district.neighbours(lin);
        var people = street.others();
        var sun = street.sunGuilan();
        street.heWhoseNumberEndsLikeHers();
        street.visited(people, 96);
        street.visited(List.of(sun), 3);
        street.asked(people.get(2), "policy", "想问问临时救助怎么申请，要带什么。", 24 * 6);
        street.asked(people.get(4), "bills", "电费单看不懂，请帮忙代缴。", 3);
        street.asked(people.get(5), "hospital", "明天要去医院复查，一个人走不了。", 2);
    }

    @AfterEach
    void theScreensGoDark() {
        screens.close();
    }

    @ParameterizedTest(name = "a call at eight, told on {0} px")
    @ValueSource(ints = {Screens.DESK, Screens.PHONE})
    void thePhoneRingsSomebodyGoesAndTheYearMovesByOne(int width) {
        var desk = screens.of(lin, width);
        var other = screens.of(colleague, width).open("/today");
        other.sees("刚刚").doesNotSee("买药送药");
        var before = personTimes(desk);

        var number = theCallIsTaken(desk);
        theColleagueSeesItWithoutAsking(other);
        theHeadSendsLin(screens.of(head, width), number);
        sheGoesAndWritesItDown(desk, number);
        sunSaysItIsDone(desk, number);

        assertThat(personTimes(desk)).isEqualTo(before + 1);
        theNumberOpensDownToTheVisit(desk);
        screens.wereQuiet();
    }

    /** N, the number, who it is, what, her words: by keyboard alone at the desk, by thumb at the phone. */
    private String theCallIsTaken(Screen screen) {
        screen.open("/today").sees("等着我的");
        screen.picture("today");
        if (screen.phone()) {
            screen.presses("来电登记");
        } else {
            screen.key("n");
        }
        assertThat(screen.field("来电号码")).isFocused();
        screen.types("4417").sees("何建国 · 66岁").sees("孙桂兰 · 79岁");
        screen.key("ControlOrMeta+a").types(Neighbours.HER_PHONE);
        var caller = screen.page().locator(".caller-facts");
        assertThat(caller).containsText("孙桂兰 79岁");
        assertThat(caller).containsText("独居");
        assertThat(caller).containsText("过敏");
        assertThat(caller).containsText("林晓燕");
        assertThat(caller).containsText("没有在办的诉求");
        var medicine = screen.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("买药送药"));
        if (screen.phone()) {
            screen.chooses("买药送药").writes("原话", HER_WORDS);
            screen.bringsUp(caller).picture("call");
            screen.page().locator(".call button[type=submit]").click();
        } else {
            var chips = screen.page().locator(".chips input[type=radio]");
            screen.tabsTo(chips.first());
            for (int i = 0; i < chips.count() && !medicine.isChecked(); i++) {
                screen.key("ArrowRight");
            }
            screen.tabsTo(screen.field("原话")).types(HER_WORDS);
            assertThat(screen.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("紧急")))
                    .isChecked();
            screen.bringsUp(caller).picture("call");
            screen.key("Control+Enter");
        }
        var said = screen.page().locator(".ant-message").getByText(Pattern.compile("已登记 \\S+，等派单。"));
        assertThat(said).isVisible();
        assertThat(screen.page().locator(".call")).hasCount(0);
        return said.textContent().replaceFirst("已登记 (\\S+)，等派单。", "$1");
    }

    private static void theColleagueSeesItWithoutAsking(Screen other) {
        other.sees("刚来了一件紧急的事").sees("买药送药").sees("孙桂兰").sees("待派单");
    }

    private void theHeadSendsLin(Screen screen, String number) {
        screen.open("/today").sees("等人去办的");
        opens(screen, number).presses("派单");
        screen.field("派给谁").click();
        screen.page()
                .locator(".ant-select-item-option")
                .filter(new Locator.FilterOptions().setHasText(lin.shown()))
                .click();
        screen.presses("派单").sees("已派单").sees("派给林晓燕");
    }

    private static void sheGoesAndWritesItDown(Screen screen, String number) {
        screen.sees("新派给我");
        opens(screen, number).sees(HER_WORDS);
        screen.presses("开始办理").sees("办理中");
        screen.presses("记一次走访").sees("孙桂兰");
        screen.writes("事由", "送药上门").chooses("见到本人").writes("谈了什么、看到什么", WHAT_WAS_SEEN);
        screen.presses("保存走访记录").sees("已记录孙桂兰的走访，计入台账。").sees(WHAT_WAS_SEEN);
        screen.presses("打开诉求").presses("办完了");
        screen.writes("办了什么", "药买好送到家，当面讲了怎么吃。");
        screen.page().locator("form button[type=submit]").first().click();
        screen.sees("待回访");
    }

    private static void sunSaysItIsDone(Screen screen, String number) {
        screen.presses("记录回访").chooses("办好了").chooses("电话回访");
        screen.page().locator("form button[type=submit]").first().click();
        screen.sees("居民说办好了").sees("本人，电话回访").doesNotSee("待回访");
        screen.open("/today").sees("等着我的");
        assertThat(screen.page().getByText(number)).hasCount(0);
    }

    private static void theNumberOpensDownToTheVisit(Screen screen) {
        screen.open("/figures?by=month").picturesOnceThere(".figures-chart svg", "figures");
        screen.open("/figures").sees("人次");
        screen.page().locator(".sentence .figure").nth(1).click();
        var newest = screen.page().locator(".ant-drawer-body li").first();
        assertThat(newest).containsText("送药上门");
        assertThat(newest).containsText("1人次");
        newest.getByRole(AriaRole.LINK).first().click();
        screen.sees(WHAT_WAS_SEEN);
        assertThat(screen.path()).startsWith("/visits/");
    }

    /** The year's person-times as the sentence says them. */
    private static int personTimes(Screen screen) {
        screen.open("/figures").sees("人次");
        var figure = screen.page().locator(".sentence .figure").nth(1);
        assertThat(figure).hasText(Pattern.compile("[\\d,]+"));
        return Integer.parseInt(figure.textContent().replace(",", ""));
    }

    /** From the list, as somebody finds it who has the number in the ear. */
    private static Screen opens(Screen screen, String number) {
        screen.open("/requests?view=list&q=" + number);
        screen.page().locator(".list-rows").getByText("孙桂兰").first().click();
        return screen.sees(HER_WORDS);
    }
}
