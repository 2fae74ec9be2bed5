package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.shared.Page;
import cn.linli.shared.SharedRefusal;
import cn.linli.shared.StationId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/care")
class ProofController {

    private final Proof proof;
    private final ProofWorkbook workbook;
    private final Clocks clocks;

    ProofController(Proof proof, ProofWorkbook workbook, Clocks clocks) {
        this.proof = proof;
        this.workbook = workbook;
        this.clocks = clocks;
    }

    @GetMapping("/proof")
    Proof.Month month(
            Actor actor,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable StationId station,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "false") boolean asKnown) {
        return proof.month(actor, month(month), station, day, asKnown);
    }

    @GetMapping("/proof/people")
    Page<Proof.Who> people(
            Actor actor,
            @RequestParam StationId station,
            @RequestParam String state,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "false") boolean asKnown,
            @RequestParam(required = false) @Nullable String cursor) {
        return proof.people(actor, month(month), station, day, asKnown, state, cursor);
    }

    /** The monthly table a superior asks for. */
    @GetMapping("/proof/export")
    void export(
            Actor actor,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable StationId station,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "false") boolean asKnown,
            HttpServletResponse response)
            throws IOException {
        workbook.write(actor, month(month), station, day, asKnown, response);
    }

    @GetMapping("/unseen")
    Page<Proof.Silent> unseen(
            Actor actor,
            @RequestParam StationId station,
            @RequestParam int days,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "false") boolean asKnown,
            @RequestParam(defaultValue = "false") boolean faceToFace,
            @RequestParam(required = false) @Nullable String cursor) {
        return proof.silent(actor, station, days, day, asKnown, faceToFace, cursor);
    }

    @GetMapping("/unseen/counts")
    List<Proof.SilentCount> counts(
            Actor actor,
            @RequestParam int days,
            @RequestParam(required = false) @Nullable LocalDate day,
            @RequestParam(defaultValue = "false") boolean asKnown,
            @RequestParam(defaultValue = "false") boolean faceToFace) {
        return proof.silentCounts(actor, days, day, asKnown, faceToFace);
    }

    private YearMonth month(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return YearMonth.from(clocks.today());
        }
        try {
            return YearMonth.parse(text);
        } catch (java.time.DateTimeException e) {
            throw SharedRefusal.UNREADABLE.refuse().at("month");
        }
    }
}
