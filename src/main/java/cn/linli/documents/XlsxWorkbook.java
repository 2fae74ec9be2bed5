package cn.linli.documents;

import static javax.xml.stream.XMLStreamConstants.END_DOCUMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** An .xlsx package: the zip is checked whole before a byte of it is unpacked, then its parts are read as they are needed. */
final class XlsxWorkbook implements Workbook {

    private static final long FREE_RATIO_BELOW = 10L * 1024 * 1024;
    private static final long HIGHEST_RATIO = 100;
    private static final int DEEPEST_PATH = 16;

    private final ZipFile zip;
    private final Limits limits;
    private final @Nullable Path ours;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final List<Sheet> sheets = new ArrayList<>();
    private final Set<Xml> open = new HashSet<>();
    private final Styles styles;
    private final boolean since1904;
    private final @Nullable String stringsPath;
    private @Nullable SharedStrings strings;

    private record Link(String type, String target) {}

    private record Tab(String name, String link, boolean hidden) {}

    static XlsxWorkbook open(Path file, Limits limits, @Nullable Path ours) throws IOException {
        ZipDirectory.check(file, limits);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            var locked = String.valueOf(e.getMessage()).contains("encrypted");
            throw (locked ? DocumentRefusal.ENCRYPTED : DocumentRefusal.DAMAGED).refuse();
        } catch (EOFException | IllegalArgumentException e) {
            throw DocumentRefusal.DAMAGED.refuse();
        }
        try {
            return new XlsxWorkbook(zip, file.toFile().length(), limits, ours);
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private XlsxWorkbook(ZipFile zip, long fileBytes, Limits limits, @Nullable Path ours) {
        this.zip = zip;
        this.limits = limits;
        this.ours = ours;
        judge(fileBytes);
        var main = mainPart();
        var tabs = new ArrayList<Tab>();
        this.since1904 = readTabs(main, tabs);
        var links = links(main);
        this.stringsPath = links.values().stream()
                .filter(link -> link.type().equals("sharedStrings"))
                .map(Link::target)
                .findFirst()
                .orElse(null);
        this.styles = links.values().stream()
                .filter(link -> link.type().equals("styles") && has(link.target()))
                .findFirst()
                .map(link -> Styles.read(this, link.target()))
                .orElseGet(Styles::none);
        for (var tab : tabs) {
            var link = links.get(tab.link());
            if (link == null || !has(link.target())) {
                throw DocumentRefusal.DAMAGED.refuse();
            }
            if (link.type().equals("worksheet")) {
                sheets.add(new XlsxSheet(this, tab.name(), tab.hidden(), link.target()));
            }
        }
        if (sheets.isEmpty()) {
            throw DocumentRefusal.NOT_A_WORKBOOK.refuse();
        }
    }

    /** Everything that can be known from the directory alone, before anything is unpacked. */
    private void judge(long fileBytes) {
        var packed = 0L;
        var unpacked = 0L;
        for (var listed = zip.entries(); listed.hasMoreElements(); ) {
            var entry = listed.nextElement();
            packed += Math.max(0, entry.getCompressedSize());
            unpacked += Math.max(0, entry.getSize());
            var path = path(entry.getName());
            if (entries.put(path, entry) != null) {
                throw DocumentRefusal.PATHS_LEAD_OUT.refuse();
            }
            var ratio = entry.getSize() / Math.max(1, entry.getCompressedSize());
            if (entry.getSize() > FREE_RATIO_BELOW && ratio > HIGHEST_RATIO) {
                throw DocumentRefusal.ZIP_BOMB.refuse();
            }
        }
        if (packed > fileBytes || unpacked > limits.unpackedBytes()) {
            throw DocumentRefusal.ZIP_BOMB.refuse();
        }
        for (var path : entries.keySet()) {
            if (path.endsWith("vbaproject.bin") || path.contains("/macrosheets/")) {
                throw DocumentRefusal.MACROS.refuse();
            }
        }
        if (entries.containsKey("xl/workbook.bin")) {
            throw DocumentRefusal.OLD_WORKBOOK.refuse();
        }
    }

    /** Names in a package are compared without case (OPC 6.2.2.3). None may lead out of it. */
    private static String path(String name) {
        var path = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        var steps = path.split("/", -1);
        if (steps.length > DEEPEST_PATH
                || path.startsWith("/")
                || path.contains(":")
                || List.of(steps).contains("..")) {
            throw DocumentRefusal.PATHS_LEAD_OUT.refuse();
        }
        return path;
    }

    private String mainPart() {
        if (!entries.containsKey("[content_types].xml")) {
            throw DocumentRefusal.NOT_A_WORKBOOK.refuse();
        }
        try (var xml = xml("[content_types].xml")) {
            for (var event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                var type = event == START_ELEMENT ? xml.attribute("ContentType") : null;
                if (type != null && type.toLowerCase(Locale.ROOT).contains("macroenabled")) {
                    throw DocumentRefusal.MACROS.refuse();
                }
            }
        }
        var main = links("").values().stream()
                .filter(link -> link.type().equals("officeDocument"))
                .map(Link::target)
                .findFirst()
                .orElse("xl/workbook.xml");
        if (!has(main)) {
            throw DocumentRefusal.NOT_A_WORKBOOK.refuse();
        }
        return main;
    }

    private boolean readTabs(String main, List<Tab> tabs) {
        var from1904 = false;
        var workbook = false;
        try (var xml = xml(main)) {
            for (var event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                if (event != START_ELEMENT) {
                    continue;
                }
                switch (xml.name()) {
                    case "workbook" -> workbook = true;
                    case "workbookPr" -> from1904 = yes(xml.attribute("date1904"));
                    case "sheet" -> {
                        var link = xml.attribute("id");
                        var state = xml.attribute("state");
                        tabs.add(new Tab(
                                String.valueOf(xml.attribute("name")),
                                link == null ? "" : link,
                                state != null && !state.equals("visible")));
                    }
                    default -> {}
                }
                if (tabs.size() > limits.entries()) {
                    throw DocumentRefusal.ZIP_BOMB.refuse();
                }
            }
        }
        if (!workbook) {
            throw DocumentRefusal.NOT_A_WORKBOOK.refuse();
        }
        return from1904;
    }

    static boolean yes(@Nullable String flag) {
        return "1".equals(flag) || "true".equals(flag) || "on".equals(flag);
    }

    /** What a part is linked to; targets are paths from the root of the package. */
    private Map<String, Link> links(String part) {
        var folder = part.substring(0, part.lastIndexOf('/') + 1);
        var path = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        if (!has(path)) {
            return Map.of();
        }
        var links = new HashMap<String, Link>();
        try (var xml = xml(path)) {
            for (var event = xml.next(); event != END_DOCUMENT; event = xml.next()) {
                var id = event == START_ELEMENT ? xml.attribute("Id") : null;
                var type = id == null ? null : xml.attribute("Type");
                var target = id == null ? null : xml.attribute("Target");
                if (id != null && type != null && target != null && !"External".equals(xml.attribute("TargetMode"))) {
                    links.put(id, new Link(type.substring(type.lastIndexOf('/') + 1), resolve(folder, target)));
                }
                if (links.size() > limits.entries()) {
                    throw DocumentRefusal.ZIP_BOMB.refuse();
                }
            }
        }
        return links;
    }

    private static String resolve(String folder, String target) {
        var steps = new ArrayList<String>();
        for (var step : ((target.startsWith("/") ? "" : folder) + target)
                .replace('\\', '/')
                .split("/", -1)) {
            if (step.equals("..")) {
                if (steps.isEmpty()) {
                    throw DocumentRefusal.PATHS_LEAD_OUT.refuse();
                }
                steps.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    private boolean has(String path) {
        return entries.containsKey(path.toLowerCase(Locale.ROOT));
    }

    Part part(String path) {
        var entry = entries.get(path.toLowerCase(Locale.ROOT));
        if (entry == null) {
            throw DocumentRefusal.DAMAGED.refuse();
        }
        try {
            var in = zip.getInputStream(entry);
            return new Part(in, entry);
        } catch (ZipException | EOFException e) {
            throw DocumentRefusal.DAMAGED.refuse();
        } catch (IOException e) {
            throw Tables.unreadable(e);
        }
    }

    Xml xml(String path) {
        return new Xml(part(path));
    }

    /** A reader that stays open while rows are asked for; closed with the workbook at the latest. */
    Xml keepOpen(String path) {
        var xml = xml(path);
        synchronized (open) {
            open.add(xml);
        }
        return xml;
    }

    void done(Xml xml) {
        synchronized (open) {
            open.remove(xml);
        }
        xml.close();
    }

    synchronized SharedStrings strings() {
        var known = strings;
        if (known == null) {
            known = stringsPath == null || !has(stringsPath)
                    ? SharedStrings.none()
                    : SharedStrings.read(xml(stringsPath), limits.cellCharacters());
            strings = known;
        }
        return known;
    }

    Styles styles() {
        return styles;
    }

    boolean since1904() {
        return since1904;
    }

    Limits limits() {
        return limits;
    }

    @Override
    public List<Sheet> sheets() {
        return Collections.unmodifiableList(sheets);
    }

    @Override
    public synchronized void close() {
        List<Xml> left;
        synchronized (open) {
            left = List.copyOf(open);
            open.clear();
        }
        left.forEach(Xml::close);
        if (strings != null) {
            strings.close();
        }
        try {
            zip.close();
        } catch (IOException e) {
            throw Tables.unreadable(e);
        } finally {
            Tables.forget(ours);
        }
    }
}
