package cn.linli.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** What somebody sees and does at one screen, in their words. Whatever goes wrong behind it is remembered. */
final class Screen {

    /** A refusal that a story provokes is no fault of the page; the browser notes it all the same. */
    private static final String PROVOKED = "Failed to load resource";

    /** Longer than any page takes, milliseconds; whoever sees what they wait for goes on at once. */
    private static final int PATIENCE = 30_000;

    private static final int MANY_TABS = 60;

    private final Page page;
    private final int width;
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final List<Integer> expected = new CopyOnWriteArrayList<>();

    Screen(Page page, int width) {
        this.page = page;
        this.width = width;
        page.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        page.onPageError(error -> wrong.add("script: " + error));
        page.onConsoleMessage(said -> {
            if (said.type().equals("error") && !said.text().startsWith(PROVOKED)) {
                wrong.add("console: " + said.text());
            }
        });
        page.onResponse(answer -> {
            if (answer.status() >= 400 && !expected.contains(answer.status())) {
                wrong.add(answer.status() + " " + answer.request().method() + " " + answer.url());
            }
        });
        page.onRequestFailed(request -> {
            if (request.failure() != null && !request.failure().contains("ERR_ABORTED")) {
                wrong.add(request.failure() + " " + request.url());
            }
        });
    }

    Page page() {
        return page;
    }

    boolean phone() {
        return width < 768;
    }

    /** Answers with this status are part of the story from now on. */
    Screen expecting(int status) {
        expected.add(status);
        return this;
    }

    Screen open(String path) {
        page.navigate(path);
        return this;
    }

    /** These words stand on the screen, or will in a moment. */
    Screen sees(String words) {
        assertThat(page.getByText(words).locator("visible=true").first()).isVisible();
        return this;
    }

    Screen doesNotSee(String words) {
        assertThat(page.getByText(words).locator("visible=true")).hasCount(0);
        return this;
    }

    Locator button(String name) {
        return named(AriaRole.BUTTON, name);
    }

    Locator link(String name) {
        return named(AriaRole.LINK, name);
    }

    /** Chinese buttons of two characters are set with a space between. */
    private Locator named(AriaRole role, String name) {
        var loosely = name.codePoints().mapToObj(Character::toString).collect(Collectors.joining("\\s?"));
        return page.getByRole(role, new Page.GetByRoleOptions().setName(whole(loosely)))
                .locator("visible=true")
                .first();
    }

    /** The browser reads the pattern, so Java's quoting does not help; no word of ours has a sign of its own. */
    private static Pattern whole(String words) {
        return Pattern.compile("^\\s*" + words + "\\s*$");
    }

    /** Presses a button or follows a link that is called so. */
    Screen presses(String name) {
        button(name).or(link(name)).first().click();
        return this;
    }

    /** Taps one of the choices of a group. */
    Screen chooses(String choice) {
        page.locator(".ant-radio-button-wrapper, .taps button")
                .filter(new Locator.FilterOptions().setHasText(whole(choice)))
                .first()
                .click();
        return this;
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    Screen writes(String label, String words) {
        field(label).fill(words);
        return this;
    }

    Screen key(String key) {
        page.keyboard().press(key);
        return this;
    }

    Screen types(String words) {
        page.keyboard().insertText(words);
        return this;
    }

    /** Goes on with the Tab key until this has the focus; by the keyboard alone it must be reached. */
    Screen tabsTo(Locator there) {
        for (int i = 0; i < MANY_TABS; i++) {
            if (Boolean.TRUE.equals(there.evaluate("it => it === document.activeElement"))) {
                return this;
            }
            key("Tab");
        }
        throw new AssertionError("The Tab key does not come to " + there);
    }

    /** Keeps a picture of what is on the screen, for the README when it is asked for. */
    Screen picture(String name) {
        Pictures.keep(page, name + "-" + width);
        return this;
    }

    /** The same, once this is drawn. */
    Screen picturesOnceThere(String what, String name) {
        assertThat(page.locator(what).first()).isVisible();
        return picture(name);
    }

    /** Scrolls so far that this is in sight. */
    Screen bringsUp(Locator what) {
        what.evaluate("it => it.scrollIntoView({ block: 'center' })");
        return this;
    }

    String path() {
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    void wasQuiet() {
        Assertions.assertThat(wrong).as("behind the screen at " + path()).isEmpty();
    }

    /** What was on the screen when the story ended, for whoever asks why it failed. */
    void leaves(int number) {
        Pictures.last(page, number);
    }
}
