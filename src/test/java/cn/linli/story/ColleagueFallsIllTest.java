package cn.linli.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.access.Role;
import cn.linli.access.Wall;
import cn.linli.shared.Ids;
import cn.linli.shared.ResidentId;
import cn.linli.shared.VisitId;
import cn.linli.visits.NewVisit;
import cn.linli.visits.Visits;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.LocalTime;
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
 * 同事病了, a colleague falls ill: tomorrow is planned and accepted, three at nine, so that all three go; then Meng reports sick. The head plans again, sees what
 * moves and why, accepts, and Lin finds the new round on her own screen. Nobody is forgotten.
 */
@Story
class ColleagueFallsIllTest {

    private static final String ILL = "孟海涛";

    @Autowired
    private ApplicationContext house;

    @LocalServerPort
    private int port;

    private Screens screens;
    private WillowDistrict district;
    private Screens.Person lin;
    private Screens.Person head;
    private List<ResidentId> people;
    private String page;

    @BeforeEach
    void aStationWhoseNextDayIsPromised() throws Exception {
        screens = Screens.of(port);
        district = WillowDistrict.in(house);
        lin = district.hired("林晓燕", Role.WORKER, true);
        district.hired(ILL, Role.WORKER, true);
        head = district.hired("江海霞", Role.HEAD, true);
        people = district.neighbours(lin).others().subList(0, 12);
        var actor = district.actor(head);
        var tomorrow = district.today().plusDays(1);
        page = "/rounds?station=" + district.station() + "&day=" + tomorrow;
        for (var n = 0; n < people.size(); n++) {
            plan(actor, people.get(n), tomorrow, n < 3 ? LocalTime.of(9, 0) : null);
        }
        marked("station", district.station().toString(), 117.000, 36.650);
        marked("community", district.community(1).value(), 117.008, 36.655);
        marked("community", district.community(2).value(), 116.992, 36.646);
    }

    private void marked(String kind, String ref, double lon, double lat) throws Exception {
        var actor = district.actor(head);
        Wall.as(
                actor,
                () -> district.the(org.springframework.transaction.support.TransactionTemplate.class)
                        .execute(t -> district.the(org.springframework.jdbc.core.simple.JdbcClient.class)
                                .sql("insert into rounds.spot values (:station, :kind, :ref, :lon, :lat)")
                                .param("station", district.station().value())
                                .param("kind", kind)
                                .param("ref", ref)
                                .param("lon", lon)
                                .param("lat", lat)
                                .update()));
    }

    private void plan(
            cn.linli.access.Actor actor,
            ResidentId who,
            LocalDate day,
            @org.jspecify.annotations.Nullable LocalTime promised)
            throws Exception {
        Wall.as(
                actor,
                () -> district.the(Visits.class)
                        .plan(actor, new VisitId(Ids.next()), new NewVisit(List.of(who), null, day, promised, "入户走访")));
    }

    @AfterEach
    void theScreensGoDark() {
        screens.close();
    }

    @ParameterizedTest(name = "a colleague falls ill, told on {0} px")
    @ValueSource(ints = {Screens.DESK, Screens.PHONE})
    void theDayIsPlannedAgainAndNobodyIsForgotten(int width) {
        var desk = screens.of(head, width).open(page);
        desk.sees("这一天还没有安排。");
        everybodyGoes(desk, desk.page().locator(".rounds-none"));
        desk.presses("排走访").sees("采用后才生效");
        assertThat(desk.page().locator(".round:not(.out) .stop")).hasCount(people.size());
        desk.sees("约好 9:00").sees(ILL);
        desk.picture("rounds-draft");
        desk.presses("采用").sees("已采用");
        assertThat(round(desk, ILL).locator(".stop").first()).isVisible();

        desk.presses("有变化，重排");
        var dialog = desk.page().getByRole(AriaRole.DIALOG);
        dialog.getByLabel(Pattern.compile("^" + ILL)).uncheck();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("有变化，重排"))
                .click();
        desk.sees("和现行安排相比").sees("其余");
        assertThat(round(desk, ILL)).hasCount(0);
        assertThat(desk.page().locator(".round .stop")).hasCount(people.size());
        assertThat(desk.page().locator(".stop .whys:empty")).hasCount(0);
        desk.picture("rounds-again");
        desk.presses("采用").sees("已采用");
        assertThat(desk.page().locator(".changes")).hasCount(0);

        var hers = screens.of(lin, width).open(page);
        hers.sees("我的路线");
        assertThat(hers.page().locator(".round").first()).containsText("林晓燕");
        onPaper(desk);
        screens.wereQuiet();
    }

    private static void everybodyGoes(Screen screen, Locator inside) {
        for (var box : inside.getByRole(AriaRole.CHECKBOX).all()) {
            box.setChecked(true);
        }
        assertThat(inside.getByRole(AriaRole.CHECKBOX).count()).isEqualTo(3);
        screen.sees("谁出门");
    }

    private static Locator round(Screen screen, String name) {
        return screen.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** One sheet a worker who goes out, and none for who is ill. */
    private void onPaper(Screen desk) {
        var sheets = desk.page().locator(".sheet");
        desk.presses("打印");
        assertThat(sheets.first()).isVisible();
        assertThat(sheets.filter(new Locator.FilterOptions().setHasText(ILL))).hasCount(0);
        assertThat(desk.page().locator(".sheet tbody tr")).hasCount(people.size());
    }
}
