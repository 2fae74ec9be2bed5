package cn.linli.access;

import cn.linli.shared.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trail, for the auditor: page by page, as a file, and whether it is whole. */
@RestController
@RequestMapping("/api/access/trail")
class TrailController {

    private static final int PAGE = 50;

    private final TrailBook trail;
    private final TrailFile file;
    private final TrailCheck check;
    private final TrailWords words;

    TrailController(TrailBook trail, TrailFile file, TrailCheck check, TrailWords words) {
        this.trail = trail;
        this.file = file;
        this.check = check;
        this.words = words;
    }

    @GetMapping
    Page<TrailBook.Line> trail(
            Actor actor,
            @ModelAttribute Asked asked,
            @RequestParam(required = false) @Nullable String cursor,
            Locale language) {
        return trail.list(actor, asked.wanted(), cursor, PAGE, language);
    }

    /** Every kind of act there is, for the filter. */
    @GetMapping("/acts")
    List<Act> acts(Actor actor, Locale language) {
        actor.needs(Right.READ_TRAIL);
        return words.acts().stream()
                .map(code -> new Act(code, words.act(code, language)))
                .toList();
    }

    /** The same lines as a table of text (UTF-8, as Excel opens it); taking them out is a line of its own. */
    @GetMapping("/export")
    void export(Actor actor, @ModelAttribute Asked asked, Locale language, HttpServletResponse response)
            throws IOException {
        trail.takenOut(actor, asked.wanted());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename*=UTF-8''%E5%AE%A1%E8%AE%A1%E8%AE%B0%E5%BD%95.csv");
        try (var out = new java.io.OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            file.write(actor, asked.wanted(), language, out);
        }
    }

    /** Goes through the whole chain now. */
    @GetMapping("/check")
    Checked check(Actor actor, Locale language) {
        actor.needs(Right.READ_TRAIL);
        var found = check.verify();
        var fault = found.fault();
        return new Checked(
                fault == null,
                found.lines(),
                found.upTo(),
                found.epochs(),
                fault == null ? null : bad(fault, language));
    }

    private Bad bad(TrailCheck.Fault fault, Locale language) {
        var line = fault.line();
        return new Bad(
                fault.no(),
                fault.wrong().code(),
                words.wrong(fault.wrong(), language),
                line == null ? null : line.at(),
                line == null ? null : words.who(line.who(), language),
                line == null ? null : words.act(line.act(), language));
    }

    /** What the reader looks for, as in the address. */
    record Asked(
            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate from,

            @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
            LocalDate to,

            @Nullable UUID account,
            @Nullable UUID subject,
            @Nullable String act,
            @Nullable String q) {

        TrailBook.Wanted wanted() {
            return new TrailBook.Wanted(from, to, account, subject, act == null ? "" : act, q == null ? "" : q.strip());
        }
    }

    record Act(String code, String said) {}

    /**
     * How the chain stands.
     *
     * @param lines how many lines are in order, from the first on
     * @param upTo when the last of them was written
     * @param restores how often a backup was restored
     */
    record Checked(
            boolean whole,
            long lines,
            @Nullable OffsetDateTime upTo,
            int restores,
            @Nullable Bad bad) {}

    /** The first bad line: its number, what is wrong with it, and what it says where it can still be read. */
    record Bad(
            long no,
            String wrong,
            String said,
            @Nullable OffsetDateTime at,
            @Nullable String who,
            @Nullable String act) {}
}
