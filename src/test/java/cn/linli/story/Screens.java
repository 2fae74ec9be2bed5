package cn.linli.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The screens of one story. One real browser serves all stories of a run; each story's screens know nothing of others. */
final class Screens implements AutoCloseable {

    /** The desk of the station and the phone in the doorway. */
    static final int DESK = 1440;

    /** The phone in the doorway. */
    static final int PHONE = 390;

    private static final List<String> USUAL = List.of(
            "/usr/bin/chromium",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/usr/bin/chromium-browser",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:/Program Files/Google/Chrome/Application/chrome.exe");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Browser browser;

    private final String base;
    private final List<Screen> open = new ArrayList<>();

    private Screens(String base) {
        this.base = base;
    }

    private static synchronized Browser browser() {
        var running = browser;
        if (running == null) {
            running = Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setHeadless(true)
                            .setArgs(QUIET));
            browser = running;
        }
        return running;
    }

    /** Screens that look at the server on this port. */
    static Screens of(int port) {
        return new Screens("http://localhost:" + port);
    }

    /** A screen nobody has signed in at. */
    Screen at(int width) {
        return open(width, true);
    }

    /** A screen at which somebody sits who has signed in. */
    Screen of(Person who, int width) {
        var screen = at(width);
        screen.page()
                .context()
                .addCookies(List.of(new Cookie(cn.linli.access.SessionCookie.NAME, who.token()).setUrl(base)));
        return screen;
    }

    /** A browser without scripts, as an old phone of a relative may be. */
    Screen withoutScripts(int width) {
        return open(width, false);
    }

    private Screen open(int width, boolean scripts) {
        var phone = width < 768;
        var context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, phone ? 844 : 900)
                        .setHasTouch(phone)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setJavaScriptEnabled(scripts)
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                        .setAcceptDownloads(true)
                        .setBaseURL(base));
        var screen = new Screen(context.newPage(), width);
        open.add(screen);
        return screen;
    }

    /** Nothing went wrong behind any screen: no script error, no failed call. */
    void wereQuiet() {
        open.forEach(Screen::wasQuiet);
    }

    @Override
    public void close() {
        for (int i = 0; i < open.size(); i++) {
            open.get(i).leaves(i + 1);
            open.get(i).page().context().close();
        }
    }

    private static Path executable() {
        return Stream.concat(Optional.ofNullable(told()).stream(), USUAL.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The stories need Chrome or Chromium; say where it is in LINLI_BROWSER"));
    }

    private static @Nullable String told() {
        var said = System.getenv("LINLI_BROWSER");
        return said == null || said.isBlank() ? null : said;
    }

    /**
     * Somebody of the story.
     *
     * @param name what they sign in with
     * @param shown how the screen calls them
     * @param token of a session of theirs
     */
    record Person(String name, String shown, String token) {}
}
