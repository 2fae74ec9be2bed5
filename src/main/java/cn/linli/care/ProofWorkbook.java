package cn.linli.care;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.documents.TableWriter;
import cn.linli.documents.TableWriter.Column;
import cn.linli.shared.Ids;
import cn.linli.shared.StationId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The monthly table a superior asks for, as an Excel workbook: the figures, and by name who was not met and why. */
@Component
class ProofWorkbook {

    private static final int MOST = 20_000;
    private static final Map<String, String> REASONS = Map.of(
            "no-try", "未安排联系",
            "nobody-home", "上门无人",
            "no-answer", "电话无人接听或号码有误",
            "refused", "本人婉拒",
            "other-way", "联系方式不符合要求",
            "no-owner", "没有责任人",
            "ended", "到期未联系，后已去世、迁出或不再列入");

    private final Proof proof;
    private final Trail trail;
    private final TransactionTemplate transaction;

    ProofWorkbook(Proof proof, Trail trail, TransactionTemplate transaction) {
        this.proof = proof;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** Writes the workbook; names only of stations whose people the actor sees. The export stands in the trail. */
    void write(
            Actor actor,
            YearMonth month,
            @Nullable StationId station,
            @Nullable LocalDate day,
            boolean asKnown,
            HttpServletResponse response)
            throws IOException {
        actor.needs(Right.EXPORT_FIGURES);
        var told = proof.month(actor, month, station, day, asKnown);
        var missing = Objects.requireNonNull(transaction.execute(t -> {
            var names = names(actor, month, told);
            trail.write(
                    actor,
                    "care.proof-exported",
                    Ids.next(),
                    Map.of("month", month.toString(), "day", told.day().toString(), "names", names.size()));
            return names;
        }));
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(title(month) + ".xlsx", StandardCharsets.UTF_8)
                                .replace("+", "%20"));
        try (var book = TableWriter.to(response.getOutputStream())) {
            figures(book, month, told);
            names(book, missing);
        }
    }

    static String title(YearMonth month) {
        return "%d年%d月重点对象探访关爱情况表".formatted(month.getYear(), month.getMonthValue());
    }

    private static void figures(TableWriter book, YearMonth month, Proof.Month told) {
        book.sheet(
                        "情况表",
                        List.of(
                                Column.text("社工站", 30),
                                Column.count("应联系(人)", 12),
                                Column.count("见到(人)", 10),
                                Column.count("听到(人)", 10),
                                Column.count("其中逾期后补(人)", 16),
                                Column.count("尝试未果(人)", 12),
                                Column.count("未联系(人)", 12),
                                Column.text("联系率", 10),
                                Column.count("月内还将到期(人)", 16),
                                Column.count("住院、外出(人)", 14)))
                .title(title(month))
                .title("截至" + told.day() + (told.asKnown() ? "，按当日掌握情况" : ""));
        told.stations().forEach(line -> row(book, line.name(), line.sum()));
        row(book, "合计", told.total());
    }

    private static void row(TableWriter book, String name, Proof.Sum sum) {
        book.row(
                name,
                sum.owed(),
                sum.seen(),
                sum.heard(),
                sum.late(),
                sum.tried(),
                sum.missed(),
                sum.owed() == 0 ? "—" : "%.1f%%".formatted(100.0 * (sum.seen() + sum.heard()) / sum.owed()),
                sum.coming(),
                sum.resting());
    }

    private List<Named> names(Actor actor, YearMonth month, Proof.Month told) {
        var when = proof.when(month, told.day(), told.asKnown());
        var names = new ArrayList<Named>();
        for (var line : told.stations()) {
            if (actor.may(Right.SEE_VISITS) && actor.scope().people().contains(line.station())) {
                for (var state : List.of(ProofBook.State.MISSED, ProofBook.State.TRIED)) {
                    proof.people(actor, line.station(), when, state, ProofBook.Mark.FIRST, MOST)
                            .items()
                            .forEach(who -> names.add(new Named(line.name(), who)));
                }
            }
        }
        return names;
    }

    private static void names(TableWriter book, List<Named> names) {
        if (names.isEmpty()) {
            return;
        }
        book.sheet(
                "未联系名单",
                List.of(
                        Column.text("社工站", 30),
                        Column.text("姓名", 12),
                        Column.day("应联系日期", 14),
                        Column.text("责任人", 12),
                        Column.text("原因", 30),
                        Column.count("尝试次数", 10),
                        Column.day("最近尝试", 14)));
        for (var one : names) {
            var who = one.who();
            book.row(
                    one.station(),
                    who.name(),
                    who.overdue(),
                    who.owner(),
                    REASONS.getOrDefault(who.reason(), ""),
                    who.tries(),
                    who.triedOn());
        }
    }

    private record Named(String station, Proof.Who who) {}
}
