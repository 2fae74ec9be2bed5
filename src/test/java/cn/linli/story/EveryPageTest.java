package cn.linli.story;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.access.Grant;
import cn.linli.access.Role;
import com.microsoft.playwright.Page;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Everybody opens every page their menu offers: nothing breaks, everything can be read and reached by keyboard. */
@Story
class EveryPageTest {

    private static final String MENU = ".rail a, .shelf a, .tabs a, .page-links a";
    private static final String AT_WORK = ".ant-skeleton, .ant-spin-spinning";

    /** Words on the page that are set smaller than 14 px, with their size. */
    private static final String TOO_SMALL = """
            () => {
              const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const small = new Set();
              while (words.nextNode()) {
                const text = words.currentNode.textContent.trim();
                const at = words.currentNode.parentElement;
                if (!text || !at.checkVisibility() || ['STYLE', 'SCRIPT'].includes(at.tagName)) continue;
                const size = parseFloat(getComputedStyle(at).fontSize);
                if (size < 14) small.add(size + ' ' + text.slice(0, 20));
              }
              return [...small];
            }
            """;

    /** What has the focus: where it leads or what it says, and whether one sees that it has it. */
    private static final String FOCUS = """
            () => {
              const it = document.activeElement;
              if (!it || it === document.body) return '';
              const frame = it.closest('.ant-select, .ant-picker, .ant-input-affix-wrapper, .ant-radio-button-wrapper,'
                + '.ant-segmented-item, .ant-input-number, .ant-input-search, .ant-tree, .ant-upload') ?? it;
              const seen = [it, frame].map((one) => getComputedStyle(one))
                .some((look) => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0 || look.boxShadow !== 'none');
              return (seen ? '' : 'UNSEEN ') + (it.getAttribute('href') ?? it.textContent.trim().slice(0, 20) ?? it.tagName);
            }
            """;

    private static final int TABS = 25;

    @Autowired
    private ApplicationContext house;

    @LocalServerPort
    private int port;

    private Screens screens;
    private WillowDistrict district;

    @BeforeEach
    void aDistrictWithAllWhoWorkThere() throws Exception {
        screens = Screens.of(port);
        district = WillowDistrict.in(house);
        var street = district.neighbours(district.hired("林晓燕", Role.WORKER, true));
        var people = street.others();
        street.visited(people, 20);
        street.asked(people.getFirst(), "bills", "电费单看不懂，请帮忙代缴。", 2);
    }

    @AfterEach
    void theScreensGoDark() {
        screens.close();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "CONSOLE")
    void everyPageOfTheDeskOpensWithoutAFault(Role role) throws Exception {
        var screen = screens.of(as(role), Screens.DESK);
        onEveryPage(
                screen,
                path -> assertThat(screen.page().locator("h1").first().textContent())
                        .as(path)
                        .isNotBlank());
        screens.wereQuiet();
    }

    @Test
    void onThePhoneNoPageIsWiderThanTheScreen() throws Exception {
        var screen = screens.of(as(Role.HEAD), Screens.PHONE);
        onEveryPage(
                screen,
                path -> assertThat((int) screen.page().evaluate("() => document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(Screens.PHONE));
        screens.wereQuiet();
    }

    @Test
    void everyWordOnTheDeskCanBeRead() throws Exception {
        var screen = screens.of(as(Role.HEAD), Screens.DESK);
        onEveryPage(
                screen,
                path -> assertThat((List<?>) screen.page().evaluate(TOO_SMALL))
                        .as(path)
                        .isEmpty());
    }

    @Test
    void everyPageIsReachedByKeyboardAndOneSeesWhereOneIs() throws Exception {
        var screen = screens.of(as(Role.HEAD), Screens.DESK);
        onEveryPage(screen, path -> {
            var met = new LinkedHashSet<String>();
            for (int i = 0; i < TABS; i++) {
                screen.key("Tab");
                met.add((String) screen.page().evaluate(FOCUS));
            }
            assertThat(met).as(path).noneMatch(one -> one.startsWith("UNSEEN"));
            assertThat(met).as(path).containsAll(hrefs(screen, ".rail a, .shelf a"));
        });
    }

    private Screens.Person as(Role role) throws Exception {
        var since = district.since();
        return switch (role) {
            case WORKER, HEAD -> district.hired("江海霞", role, true);
            case SUPERVISOR, AGENCY, VOLUNTEER -> district.person("陶静怡", Grant.at(role, district.station(), since));
            case HUB, EVALUATOR -> district.person("沈明亮", Grant.in(role, district.county(), since));
            case GRID -> district.person("袁红霞", Grant.inGrid(district.grid().value(), district.station(), since));
            case SYSADMIN, SECADMIN, AUDITOR -> district.person("管理员", Grant.of(role, since));
            case CONSOLE -> throw new IllegalArgumentException("The console has no screen");
        };
    }

    /** Opens every page the menu leads to and looks at it. */
    private static void onEveryPage(Screen screen, Consumer<String> look) {
        var seen = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of("/me"));
        while (!next.isEmpty()) {
            var path = next.poll();
            if (seen.add(path)) {
                rests(screen.open(path).page());
                next.addAll(hrefs(screen, MENU));
                look.accept(path);
            }
        }
        assertThat(seen).contains("/me");
    }

    private static List<String> hrefs(Screen screen, String of) {
        return screen.page().locator(of).all().stream()
                .map(link -> link.getAttribute("href"))
                .filter(path -> !path.equals("/"))
                .toList();
    }

    private static void rests(Page page) {
        page.locator("h1").first().waitFor();
        page.waitForFunction("what => !document.querySelector(what)", AT_WORK);
    }
}
