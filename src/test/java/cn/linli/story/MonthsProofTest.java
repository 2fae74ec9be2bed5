package cn.linli.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.linli.access.Grant;
import cn.linli.access.Role;
import cn.linli.care.APast;
import cn.linli.shared.Contact.Result;
import cn.linli.shared.Contact.Way;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The month's proof for the district: the hub sees the figures, the station the names and why, and nobody is lost. */
@Story
class MonthsProofTest {

    private static final String SENTENCE = "应联系8人：见到1人，听到1人，尝试未果1人，未联系5人。";

    @Autowired
    private ApplicationContext house;

    @LocalServerPort
    private int port;

    private Screens screens;
    private WillowDistrict district;
    private Screens.Person head;
    private Screens.Person officer;

    @BeforeEach
    void aStreetAfterFortyDays() throws Exception {
        screens = Screens.of(port);
        district = WillowDistrict.in(house);
        head = district.hired("蒋明远", Role.HEAD, true);
        officer = district.person("苏文静", Grant.in(Role.HUB, district.county(), district.since()));
        var neighbours = district.neighbours(head);
        neighbours.sunGuilan();
        var others = neighbours.others();
        var today = district.today();
        APast.since(house, district.actor(head), district.station(), today.minusDays(40))
                .told(others.get(0), today, Way.HOME, Result.SEEN)
                .told(others.get(1), today, Way.PHONE, Result.HEARD)
                .told(others.get(5), today, Way.HOME, Result.NO_ANSWER);
    }

    @AfterEach
    void theScreensGoDark() {
        screens.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {Screens.DESK, Screens.PHONE})
    void everyNumberLeadsToThePeopleBehindIt(int width) {
        theStationSeesWhomAndWhy(screens.of(head, width));
        theDistrictSeesTheFigures(screens.of(officer, width));
        screens.wereQuiet();
    }

    private void theStationSeesWhomAndWhy(Screen screen) {
        screen.open("/care").sees(SENTENCE).sees("照目前的进度").picture("proof");
        number(screen, "care-missed");
        screen.sees("孙桂兰").sees("没有安排联系").picture("missed");
        screen.page()
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Page.GetByRoleOptions().setName("孙桂兰"))
                .click();
        screen.sees("下一次联系").sees("有2条规则适用").sees("历任责任人").picture("person-care");
        screen.open("/care");
        number(screen, "care-tried");
        screen.sees("陈万春").sees("上门无人");
        screen.open("/care/unseen?days=30").sees("褚月娥").picture("unseen");
        screen.open("/care/owners").sees("蒋明远").picture("owners");
        screen.open("/care/rules").sees("全国底线").presses("制定规则");
        screen.presses("先算一算").sees("这条规则意味着什么").picture("rule");
    }

    private void theDistrictSeesTheFigures(Screen screen) {
        screen.expecting(404).open("/care").sees(SENTENCE).sees("柳荫街道社工站").picture("district");
        screen.page()
                .locator(screen.phone() ? ".care-card-numbers button" : ".ant-table-row .figure")
                .first()
                .click();
        screen.sees("这里只有人数").doesNotSee("孙桂兰");
        screen.open("/care");
        var book = screen.page().waitForDownload(() -> screen.presses("导出Excel"));
        org.assertj.core.api.Assertions.assertThat(book.suggestedFilename()).endsWith("重点对象探访关爱情况表.xlsx");
        assertThat(screen.page()).hasURL(Pattern.compile(".*/care$"));
    }

    private static void number(Screen screen, String tile) {
        screen.page().locator("." + tile + " button").click();
    }
}
