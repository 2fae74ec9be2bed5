package cn.linli.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the page weighs and how long its first load takes. Weights are bytes over the wire as the running program sends
 * them to Chromium; the first load is also timed on a slow machine and line: 6 × CPU slow-down, 1.6 Mbps, 300 ms.
 */
public final class WebBench {

    private static final double SLOW_CPU = 6;
    private static final double BYTES_PER_SECOND = 1.6e6 / 8;
    private static final double LATENCY = 300;
    private static final int LOADS = 5;
    private static final int FIRST = 500;
    private static final int LATER = 150;
    private static final int CHART = 250;
    private static final List<String> PAGES = List.of(
            "/residents/new",
            "/rosters",
            "/rosters/new",
            "/requests/new",
            "/requests/kinds",
            "/visits/new",
            "/figures?by=month",
            "/figures/import",
            "/projects",
            "/places",
            "/places/calendar",
            "/stations/licences");

    private final RunningLinli linli;
    private final Browser browser;
    private final Map<String, Object> result = new LinkedHashMap<>();
    private final StringBuilder table = new StringBuilder();

    private WebBench(RunningLinli linli, Browser browser) {
        this.linli = linli;
        this.browser = browser;
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("linli-web");
        try (var linli = RunningLinli.on(folder.resolve("home"));
                var owner = linli.owner();
                var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(browserProgram())
                                .setArgs(List.of("--no-sandbox")))) {
            var data = new DistrictData(owner, linli.home, 1000);
            data.lay();
            new WebBench(linli, browser).run(data.workers.getFirst());
        } finally {
            DistrictBench.remove(folder);
        }
        System.exit(0);
    }

    private static Path browserProgram() {
        var said = System.getenv("LINLI_BROWSER");
        return said != null && !said.isBlank()
                ? Path.of(said)
                : Arrays.stream(System.getenv("PATH").split(":", -1))
                        .flatMap(folder ->
                                List.of("chromium", "google-chrome").stream().map(name -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No Chromium; name one with LINLI_BROWSER."));
    }

    private void run(DistrictData.Worker head) throws IOException {
        say("date", OffsetDateTime.now(ZoneId.of("Asia/Shanghai")).withNano(0).toString());
        say("browser", "Chromium " + browser.version());
        weights(head);
        fieldWeight(head);
        var desk = slowLoads("/", 1440, 900, "input[type=password]", null);
        say("first load to the sign-in form, slow, 1440 px", desk);
        var phone = slowLoads("/", 390, 844, "input[type=password]", null);
        say("first load to the sign-in form, slow, 390 px", phone);
        say("first load signed in, slow, 390 px", slowLoads("/", 390, 844, "a[href='/today'], main", head));
        say("today's list on the phone, signed in, slow, 390 px", slowLoads("/field", 390, 844, "main h1", head));
        Files.createDirectories(Path.of("bench/results"));
        Files.writeString(
                Path.of("bench/results/web.json"),
                SignedIn.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
        System.out.print(table);
    }

    private void weights(DistrictData.Worker head) {
        try (var context = context(1440, 900)) {
            var page = context.newPage();
            var loaded = new Loaded(context.newCDPSession(page));
            page.navigate(address("/"));
            page.waitForSelector("input[type=password]");
            settle(page);
            var door = loaded.take();
            row("the door", door, FIRST);
            signIn(page, head);
            settle(page);
            var desk = new LinkedHashMap<>(door);
            desk.putAll(loaded.take());
            row("first load of the desk: the door and all that follows", desk, FIRST);
            for (var link : links(page)) {
                page.evaluate(
                        "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')); }",
                        link);
                settle(page);
                row(link, loaded.take(), LATER);
            }
            chart(loaded);
        }
    }

    /** The phone in the doorway: sign-in, today's list, all in one. */
    private void fieldWeight(DistrictData.Worker worker) {
        try (var context = context(390, 844)) {
            var page = context.newPage();
            var loaded = new Loaded(context.newCDPSession(page));
            page.navigate(address("/field"));
            page.waitForSelector("input[type=password]");
            signIn(page, worker);
            settle(page);
            row("the phone in the doorway, all of it", loaded.take(), LATER);
        }
    }

    /** The desk's own links; each is opened inside the page, as a click does. */
    private static Set<String> links(Page page) {
        var links = new LinkedHashSet<String>();
        for (var link : page.querySelectorAll("a[href^='/']")) {
            links.add(link.getAttribute("href"));
        }
        links.removeIf(link -> link.contains("open="));
        links.addAll(PAGES);
        return links;
    }

    private void chart(Loaded loaded) {
        var charts = loaded.all.entrySet().stream()
                .filter(script ->
                        script.getKey().toLowerCase(java.util.Locale.ROOT).matches(".*(chart|zrender).*"))
                .toList();
        if (charts.isEmpty()) {
            say("chart chunk", "none loaded");
        }
        charts.forEach(
                script -> row("chart chunk " + script.getKey(), Map.of(script.getKey(), script.getValue()), CHART));
    }

    private void row(String what, Map<String, Long> scripts, int limit) {
        var bytes = scripts.values().stream().mapToLong(Long::longValue).sum();
        say(
                what,
                "%.1f KB compressed JavaScript in %d files (goal ≤ %d KB: %s)"
                        .formatted(bytes / 1000.0, scripts.size(), limit, bytes <= limit * 1000L ? "met" : "missed"));
    }

    /** Median of several loads, each with an empty cache. */
    private String slowLoads(
            String path,
            int width,
            int height,
            String shown,
            DistrictData.@org.jspecify.annotations.Nullable Worker who) {
        var times = new ArrayList<Double>();
        var paints = new ArrayList<Double>();
        for (var n = 0; n < LOADS; n++) {
            try (var context = context(width, height)) {
                var page = context.newPage();
                if (who != null) {
                    page.navigate(address("/"));
                    page.waitForSelector("input[type=password]");
                    signIn(page, who);
                    settle(page);
                }
                var cdp = context.newCDPSession(page);
                slow(cdp);
                var began = System.nanoTime();
                page.navigate(address(path));
                page.waitForSelector(shown);
                times.add((System.nanoTime() - began) / 1e9);
                paints.add(((Number)
                                        page.evaluate(
                                                "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"))
                                .doubleValue()
                        / 1000);
            }
        }
        return "%.1f s (median of %d), first contentful paint %.1f s".formatted(median(times), LOADS, median(paints));
    }

    private static void slow(CDPSession cdp) {
        cdp.send("Network.enable");
        cdp.send("Network.clearBrowserCache");
        var line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", LATENCY);
        line.addProperty("downloadThroughput", BYTES_PER_SECOND);
        line.addProperty("uploadThroughput", BYTES_PER_SECOND / 2);
        cdp.send("Network.emulateNetworkConditions", line);
        var cpu = new JsonObject();
        cpu.addProperty("rate", SLOW_CPU);
        cdp.send("Emulation.setCPUThrottlingRate", cpu);
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    private BrowserContext context(int width, int height) {
        var context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale("zh-CN"));
        context.setDefaultTimeout(60_000);
        return context;
    }

    private void signIn(Page page, DistrictData.Worker who) {
        page.locator("input").first().fill(who.name());
        page.locator("input[type=password]").fill(DistrictData.PASSWORD);
        page.locator("input[type=password]").press("Enter");
        page.waitForSelector(
                "input[type=password]",
                new Page.WaitForSelectorOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
    }

    /** The stream of news never ends, so nothing waits for a silent network. */
    private static void settle(Page page) {
        page.waitForLoadState(LoadState.LOAD);
        page.waitForTimeout(1500);
    }

    private String address(String path) {
        return "http://localhost:" + linli.port + path;
    }

    private void say(String what, String said) {
        result.put(what, said);
        table.append("%s: %s%n".formatted(what, said));
    }

    /** Scripts as they come over the wire: name and compressed bytes. */
    private static final class Loaded {

        private final Map<String, String> names = new LinkedHashMap<>();
        private final Map<String, Long> since = new LinkedHashMap<>();
        private final Map<String, Long> all = new LinkedHashMap<>();

        Loaded(CDPSession cdp) {
            cdp.send("Network.enable");
            cdp.on("Network.responseReceived", event -> {
                var address = event.getAsJsonObject("response").get("url").getAsString();
                if (event.get("type").getAsString().equals("Script") || address.endsWith(".js")) {
                    names.put(event.get("requestId").getAsString(), address.substring(address.lastIndexOf('/') + 1));
                }
            });
            cdp.on("Network.loadingFinished", event -> {
                var name = names.get(event.get("requestId").getAsString());
                if (name != null
                        && all.putIfAbsent(name, event.get("encodedDataLength").getAsLong()) == null) {
                    since.put(name, event.get("encodedDataLength").getAsLong());
                }
            });
        }

        Map<String, Long> take() {
            var taken = new LinkedHashMap<>(since);
            since.clear();
            return taken;
        }
    }
}
