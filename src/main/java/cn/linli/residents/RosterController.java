package cn.linli.residents;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.shared.Ids;
import cn.linli.shared.Page;
import cn.linli.shared.RegionCode;
import cn.linli.shared.SharedRefusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The import of rosters over HTTP: what is long goes on in the background, the answers are small. */
@RestController
@RequestMapping("/api/residents/rosters")
class RosterController {

    private static final int PAGE = 50;
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Rosters rosters;
    private final RosterBook book;
    private final RosterAreas areas;

    RosterController(Rosters rosters, RosterBook book, RosterAreas areas) {
        this.rosters = rosters;
        this.book = book;
        this.areas = areas;
    }

    /** The roster a command was about. */
    record Done(UUID id) {}

    /** A choice: a street the actor's station works in, or a word's meaning. */
    record Choice(String code, String name) {}

    /**
     * What a person may choose from while a roster is read.
     *
     * @param labels the register's labels
     * @param knownWords the words every roster may use for them
     */
    record Choices(List<Choice> areas, List<Choice> columns, List<String> labels, List<String> knownWords) {}

    record Confirm(int version) {}

    record Words(@Nullable String kind, @Nullable Map<String, String> meanings) {}

    record Line(int sheet, int line) {}

    @GetMapping("/choices")
    Choices choices(Actor actor) {
        actor.needs(Right.IMPORT_ROSTER);
        return areas.choices(actor);
    }

    /** The communities a word may mean. */
    @GetMapping("/{id}/communities")
    List<String> communities(@PathVariable UUID id, Actor actor) {
        return areas.communities(actor, RegionCode.of(book.view(actor, id).area()));
    }

    @PostMapping
    Done bring(@RequestParam MultipartFile file, @RequestParam String area, Actor actor) throws IOException {
        var id = Ids.next();
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (var upload = file.getInputStream()) {
            rosters.bring(actor, id, RegionCode.of(area), name, upload);
        }
        return new Done(id);
    }

    @GetMapping
    Page<RosterBook.View> list(@RequestParam @Nullable String cursor, Actor actor) {
        return book.list(actor, cursor, PAGE);
    }

    @GetMapping("/{id}")
    RosterBook.View view(@PathVariable UUID id, Actor actor) {
        return book.view(actor, id);
    }

    @GetMapping("/{id}/held")
    Page<RosterBook.Held> held(@PathVariable UUID id, @RequestParam @Nullable String cursor, Actor actor) {
        return book.held(actor, id, cursor, PAGE);
    }

    @GetMapping("/{id}/differences")
    Page<RosterBook.Difference> differences(
            @PathVariable UUID id, @RequestParam String what, @RequestParam @Nullable String cursor, Actor actor) {
        return book.differences(actor, id, what, cursor, PAGE);
    }

    @GetMapping("/{id}/held.xlsx")
    void heldSheet(@PathVariable UUID id, Actor actor, Locale language, HttpServletResponse response)
            throws IOException {
        var name = "待更正-" + book.view(actor, id).fileName().replaceAll("\\.[^.]*$", "") + ".xlsx";
        response.setContentType(EXCEL);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        book.heldSheet(actor, id, language, response.getOutputStream());
    }

    @PostMapping("/{id}/words")
    Done words(@PathVariable UUID id, @RequestBody Words body, Actor actor) {
        var kind = body.kind();
        var meanings = body.meanings();
        if (kind == null || meanings == null || meanings.size() > 200) {
            throw SharedRefusal.MISSING.refuse().at("meanings");
        }
        rosters.understand(actor, id, kind, meanings);
        return new Done(id);
    }

    @PostMapping("/{id}/confirm")
    Done confirm(@PathVariable UUID id, @RequestBody Confirm body, Actor actor) {
        rosters.confirm(actor, id, body.version());
        return new Done(id);
    }

    @PostMapping("/{id}/drop")
    Done drop(@PathVariable UUID id, Actor actor) {
        rosters.drop(actor, id);
        return new Done(id);
    }

    @PostMapping("/{id}/settle")
    Done settle(@PathVariable UUID id, @RequestBody Line body, Actor actor) {
        rosters.settle(actor, id, body.sheet(), body.line());
        return new Done(id);
    }
}
