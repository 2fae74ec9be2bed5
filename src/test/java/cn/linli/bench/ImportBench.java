package cn.linli.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * A roster of a million clean rows taken over by the running program, as text and as a workbook with shared strings:
 * judged, sealed, indexed, audited, in one transaction. Beside it somebody searches the register. In the same run the
 * written people are copied raw into a table with the same indexes.
 */
public final class ImportBench {

    private static final String AREA = "370105005";
    private static final String[] COMMUNITIES = {"东区社区", "西区社区", "南区社区", "北区社区", "泉星社区", "绿地社区"};
    private static final String[] HEADINGS = {
        "序号", "姓名", "性别", "身份证号码", "出生日期", "民族", "户籍地址", "现居住地址", "所属社区", "网格", "联系电话", "人员类别", "残疾类别", "残疾等级", "残疾证号",
        "居住情况", "健康状况", "紧急联系人姓名", "紧急联系人关系", "紧急联系人电话", "包保社工", "备注"
    };
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final double RATE = 10_000;
    private static final double SHARE = 0.12;
    private static final long HEAP = 256;

    private final int rows;
    private final Path folder;
    private final Map<String, Object> result = new LinkedHashMap<>();

    private ImportBench(int rows, Path folder) {
        this.rows = rows;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        var rows = args.length > 1 && args[0].equals("--rows") ? Integer.parseInt(args[1]) : 1_000_000;
        var folder = Files.createTempDirectory("linli-import");
        try {
            new ImportBench(rows, folder).run();
        } finally {
            DistrictBench.remove(folder);
        }
        System.exit(0);
    }

    private void run() throws Exception {
        var csv = folder.resolve("roster.csv");
        var xlsx = folder.resolve("roster.xlsx");
        text(csv, 0);
        workbook(xlsx, rows);
        say("date", OffsetDateTime.now(ZoneId.of("Asia/Shanghai")).withNano(0).toString());
        say("rows", rows);
        say("files", "csv %d MB, xlsx %d MB".formatted(Files.size(csv) >> 20, Files.size(xlsx) >> 20));
        try (var linli = RunningLinli.on(folder.resolve("home"), "--area", "370105");
                var owner = linli.owner();
                var client = HttpClient.newHttpClient()) {
            var data = new DistrictData(owner, linli.home, 200);
            data.lay();
            var somebody = new SignedIn(client, linli.port, data.workers.getFirst());
            var before = probe(somebody, new AtomicBoolean(), 2_000);
            say("search and register beside it, before", before);
            for (var file : List.of(csv, xlsx)) {
                taken(linli, owner, somebody, file);
            }
            same(linli, csv);
            trail(owner);
        }
        Files.createDirectories(Path.of("bench/results"));
        Files.writeString(
                Path.of("bench/results/import.json"),
                SignedIn.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
    }

    private void say(String what, Object value) {
        result.put(what, value);
        System.out.printf("%-44s %s%n", what, value);
    }

    /** One file, with everything measured beside it. */
    private void taken(RunningLinli linli, Connection owner, SignedIn somebody, Path file) throws Exception {
        var kind = file.toString().endsWith("csv") ? "csv" : "xlsx";
        var known = people(owner);
        var idle = heapAfterCollection(linli);
        var highest = new AtomicLong();
        var over = new AtomicBoolean();
        var watch = Thread.ofPlatform().start(() -> watchHeap(linli, highest, over));
        var probed = new String[1];
        var probe = Thread.ofPlatform().start(() -> probed[0] = probe(somebody, over, Integer.MAX_VALUE));
        var began = System.nanoTime();
        var told = command(linli, file, "--confirm");
        var seconds = (System.nanoTime() - began) / 1e9;
        over.set(true);
        watch.join();
        probe.join();
        var written = people(owner) - known;
        if (written != rows || SignedIn.JSON.readTree(told).get("accepted").asInt() != rows) {
            throw new IllegalStateException("Not all rows came in: " + written + " of " + rows + ": " + told);
        }
        var raw = raw(owner, known);
        say(kind + ", seconds", Latencies.rounded(seconds));
        say(
                kind + ", rows a second",
                "%.0f (goal ≥ %.0f: %s)".formatted(rows / seconds, RATE, met(rows / seconds >= RATE)));
        say(
                kind + ", share of raw COPY",
                "%.1f %% of %.0f rows/s (goal ≥ %.0f %%: %s)"
                        .formatted(100 * raw / seconds, rows / raw, 100 * SHARE, met(raw / seconds >= SHARE)));
        say(
                kind + ", heap above idle",
                "%d MB over %d (goal ≤ %d: %s)"
                        .formatted(highest.get() - idle, idle, HEAP, met(highest.get() - idle <= HEAP)));
        say(kind + ", search and register beside it", probed[0]);
    }

    private static String met(boolean met) {
        return met ? "met" : "missed";
    }

    private static long people(Connection owner) throws SQLException {
        return number(owner, "select count(*) from residents.person where region like '" + AREA + "%'");
    }

    private static long number(Connection owner, String sql) throws SQLException {
        try (var statement = owner.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    /** The command line, as a script calls it; it is done by the running server. */
    private String command(RunningLinli linli, Path file, String... more) throws IOException, InterruptedException {
        var words = new java.util.ArrayList<>(List.of(
                Path.of("linli").toAbsolutePath().toString(),
                "import",
                "roster",
                file.toString(),
                "--area",
                AREA,
                "--json"));
        words.addAll(List.of(more));
        var builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LINLI_HOME", linli.home.toString());
        var process = builder.start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The import ended with " + process.exitValue() + ": " + told);
        }
        return told;
    }

    /** The same file once more: nothing may be written. */
    private void same(RunningLinli linli, Path file) throws Exception {
        var began = System.nanoTime();
        try (var owner = linli.owner()) {
            var before = people(owner);
            command(linli, file, "--confirm");
            say("the same csv again, seconds", Latencies.rounded((System.nanoTime() - began) / 1e9));
            say("the same csv again, people written", people(owner) - before);
        }
    }

    private void trail(Connection owner) throws SQLException {
        say(
                "lines in the trail for the imports",
                number(owner, "select count(*) from access.trail where act = 'residents.roster-taken-over'"));
    }

    /** Seconds for the rows of this file, raw, into a table with the same columns and indexes. */
    private double raw(Connection owner, long known) throws SQLException, IOException {
        var file = folder.resolve("raw.copy");
        try (var statement = owner.createStatement()) {
            statement.execute("drop table if exists residents.raw_person");
            statement.execute(
                    "create table residents.raw_person (like residents.person including indexes including defaults)");
        }
        var copy = owner.unwrap(PGConnection.class).getCopyAPI();
        try (var out = Files.newOutputStream(file)) {
            copy.copyOut(
                    "copy (select * from residents.person where region like '%s%%' order by id offset %d) to stdout (format binary)"
                            .formatted(AREA, known),
                    out);
        }
        var began = System.nanoTime();
        try (var in = Files.newInputStream(file)) {
            copy.copyIn("copy residents.raw_person from stdin (format binary)", in, 1 << 16);
        }
        var seconds = (System.nanoTime() - began) / 1e9;
        try (var statement = owner.createStatement()) {
            statement.execute("drop table residents.raw_person");
        }
        Files.delete(file);
        return seconds;
    }

    /** Somebody who searches and opens the register, ten times a second. */
    private static String probe(SignedIn somebody, AtomicBoolean over, int most) {
        var took = new Latencies();
        var failed = 0;
        try {
            while (!over.get() && took.count() < most) {
                var search = took.count() % 2 == 0;
                var ask = search
                        ? new SignedIn.Ask("POST", "/api/residents/search", "{\"text\":\"王\",\"limit\":10}")
                        : new SignedIn.Ask("GET", "/api/residents?limit=50", null);
                var began = System.nanoTime();
                failed += somebody.send(ask).status() == 200 ? 0 : 1;
                took.add(System.nanoTime() - began);
                if (most == Integer.MAX_VALUE) {
                    Thread.sleep(20);
                }
            }
        } catch (IOException e) {
            failed++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms of %d, %d failed"
                .formatted(
                        took.quantile(0.5),
                        took.quantile(0.95),
                        took.quantile(0.99),
                        took.quantile(1),
                        took.count(),
                        failed);
    }

    private static long heapAfterCollection(RunningLinli linli) throws IOException, InterruptedException {
        tool("jcmd", String.valueOf(linli.pid()), "GC.run");
        return heap(linli);
    }

    /** What outlived a collection, garbage of the old generation included, in MB: an upper bound of what is held. */
    private static long heap(RunningLinli linli) throws IOException, InterruptedException {
        var lines = tool("jstat", "-gc", String.valueOf(linli.pid())).lines().toList();
        var names = List.of(lines.getFirst().strip().split("\\s+", -1));
        var values = lines.getLast().strip().split("\\s+", -1);
        var kilobytes = 0.0;
        for (var name : List.of("S0U", "S1U", "OU")) {
            kilobytes += Double.parseDouble(values[names.indexOf(name)]);
        }
        return (long) (kilobytes / 1024);
    }

    private static String tool(String name, String... words) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return told;
    }

    private static void watchHeap(RunningLinli linli, AtomicLong highest, AtomicBoolean over) {
        try {
            while (!over.get()) {
                highest.accumulateAndGet(heap(linli), Math::max);
                Thread.sleep(1_000);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The cells of a clean row; every number of {@code n} is somebody else. */
    private static String[] row(int n) {
        var birth = LocalDate.of(1930, 1, 1).plusDays(n % 31_000);
        var order = n / 31_000 * 2 + n % 2;
        var seventeen = "370105" + birth.toString().replace("-", "") + "%03d".formatted(order);
        var identity = seventeen + check(seventeen);
        var community = COMMUNITIES[n % COMMUNITIES.length];
        var address = "天桥区南村街道" + community + (1 + n % 40) + "号楼" + (1 + n % 6) + "单元" + (100 + n % 600);
        var name = "" + SURNAMES.charAt(n % SURNAMES.length()) + GIVEN.charAt(n / 20 % GIVEN.length())
                + GIVEN.charAt(n / 640 % GIVEN.length());
        var disabled = n % 3 == 0;
        return new String[] {
            String.valueOf(n + 1),
            name,
            order % 2 == 1 ? "男" : "女",
            identity,
            birth.toString(),
            "汉族",
            address,
            address,
            community,
            "第" + (1 + n % 6) + "网格",
            "13" + "%09d".formatted(n),
            disabled ? "残疾人、独居老人" : "空巢老人",
            disabled ? "听力" : "",
            disabled ? "二级" : "",
            disabled ? identity + "22" : "",
            disabled ? "独居" : "与配偶同住",
            n % 2 == 0 ? "高血压" : "",
            "" + SURNAMES.charAt(n % 7) + GIVEN.charAt(n % 30),
            "儿子",
            "18" + "%09d".formatted(n),
            "谭斌国",
            ""
        };
    }

    private static char check(String seventeen) {
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (seventeen.charAt(i) - '0');
        }
        return "10X98765432".charAt(sum % 11);
    }

    private void text(Path file, int from) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", HEADINGS) + "\n");
            for (var n = from; n < from + rows; n++) {
                out.write(String.join(",", row(n)) + "\n");
            }
        }
    }

    /** As office programs write it: every text once among the shared strings, the sheet holds their numbers. */
    private void workbook(Path file, int from) throws IOException {
        var sheet = folder.resolve("sheet.xml");
        var strings = folder.resolve("strings.xml");
        var shared = new LinkedHashMap<String, Integer>();
        try (var cells = Files.newBufferedWriter(sheet);
                var texts = Files.newBufferedWriter(strings)) {
            var next = line(cells, texts, HEADINGS, 1, 0, shared);
            for (var n = 0; n < rows; n++) {
                next = line(cells, texts, row(from + n), n + 2, next, shared);
            }
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            part(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                    <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                    </Types>""");
            part(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
                    </Relationships>""");
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                    <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
                    </Relationships>""");
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>",
                    sheet,
                    "</sheetData></worksheet>");
            part(
                    zip,
                    "xl/sharedStrings.xml",
                    "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
                    strings,
                    "</sst>");
        }
        Files.delete(sheet);
        Files.delete(strings);
    }

    private static int line(
            BufferedWriter cells, BufferedWriter texts, String[] row, int line, int next, Map<String, Integer> shared)
            throws IOException {
        var free = next;
        cells.write("<row r=\"" + line + "\">");
        for (var column = 0; column < row.length; column++) {
            var text = row[column];
            if (text.isEmpty()) {
                continue;
            }
            var at = shared.get(text);
            if (at == null) {
                at = free++;
                texts.write("<si><t>" + text + "</t></si>");
                if (shared.size() < 100_000 && text.length() < 12) {
                    shared.put(text, at);
                }
            }
            cells.write("<c r=\"" + (char) ('A' + column) + line + "\" t=\"s\"><v>" + at + "</v></c>");
        }
        cells.write("</row>");
        return free;
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void part(ZipOutputStream zip, String name, String head, Path body, String tail) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + head).getBytes(StandardCharsets.UTF_8));
        Files.copy(body, zip);
        zip.write(tail.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
