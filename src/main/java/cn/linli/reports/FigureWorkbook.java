package cn.linli.reports;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.documents.TableWriter;
import cn.linli.documents.TableWriter.Column;
import cn.linli.ledger.By;
import cn.linli.shared.Ids;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The figures as an Excel workbook: the table as on the screen, training beside it, and the lines behind both. */
@Component
class FigureWorkbook {

    private static final int PAGE = 200;
    private static final int MOST_LINES = 50_000;

    private final FigureTables tables;
    private final Trail trail;
    private final TransactionTemplate transaction;

    FigureWorkbook(FigureTables tables, Trail trail, TransactionTemplate transaction) {
        this.tables = tables;
        this.trail = trail;
        this.transaction = transaction;
    }

    void write(Actor actor, Asked asked, HttpServletResponse response) throws IOException {
        actor.needs(Right.EXPORT_FIGURES);
        var table = tables.table(actor, asked);
        transaction.executeWithoutResult(t -> trail.write(
                actor,
                "reports.figures-exported",
                Ids.next(),
                Map.of(
                        "from",
                        asked.period().from().toString(),
                        "to",
                        asked.period().to().toString())));
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(title(asked) + ".xlsx", StandardCharsets.UTF_8)
                                .replace("+", "%20"));
        write(actor, asked, table, response.getOutputStream());
    }

    private void write(Actor actor, Asked asked, FigureTable table, OutputStream out) throws IOException {
        try (var book = TableWriter.to(out)) {
            figures(book, asked, table);
            workforce(book, asked, table);
            lines(book, actor, asked, true);
            lines(book, actor, asked, false);
        }
    }

    static String title(Asked asked) {
        return "服务统计 %s至%s".formatted(asked.period().from(), asked.period().to());
    }

    private static void figures(TableWriter book, Asked asked, FigureTable table) {
        book.sheet(
                        "统计",
                        List.of(
                                Column.text(heading(asked.grouping()), 32),
                                Column.count("场次", 10),
                                Column.count("服务人次", 12),
                                Column.decimal("服务时长(小时)", 16),
                                Column.count("实名服务人数", 14)))
                .title(title(asked));
        for (var row : table.rows()) {
            book.row(row.name(), row.sessions(), row.personTimes(), Words.hours(row.minutes()), row.people());
        }
        var total = table.total();
        book.row("合计", total.sessions(), total.personTimes(), Words.hours(total.minutes()), total.people());
    }

    private static String heading(By by) {
        return switch (by) {
            case STATION -> "社工站";
            case FIELD -> "服务领域";
            case MONTH -> "月份";
            case KIND -> "服务形式";
            case PROJECT -> "项目";
            case COMMUNITY -> "社区";
            case LABEL -> "服务对象类别";
            case WORKER -> "社工";
        };
    }

    private static void workforce(TableWriter book, Asked asked, FigureTable table) {
        book.sheet(
                        "培训督导",
                        List.of(
                                Column.text("类别", 20),
                                Column.count("场次", 10),
                                Column.count("参加人次", 12),
                                Column.decimal("时长(小时)", 14)))
                .title("培训督导 %s至%s"
                        .formatted(asked.period().from(), asked.period().to()));
        var workforce = table.workforce();
        for (var sort : workforce.sorts()) {
            book.row(
                    sort.name().isEmpty() ? Words.kind(sort.kind()) : sort.name(),
                    sort.sessions(),
                    sort.personTimes(),
                    Words.hours(sort.minutes()));
        }
        book.row("合计", workforce.trainings(), workforce.personTimes(), Words.hours(workforce.trainingMinutes()));
    }

    private void lines(TableWriter book, Actor actor, Asked asked, boolean service) {
        book.sheet(
                service ? "服务明细" : "培训督导明细",
                List.of(
                        Column.day("日期", 12),
                        Column.text("社工站", 24),
                        Column.text("项目", 32),
                        Column.text(service ? "服务领域" : "类别", 16),
                        Column.text("形式", 12),
                        Column.text("主题", 32),
                        Column.decimal("时长(小时)", 12),
                        Column.count("人次", 10),
                        Column.text(service ? "社工" : "督导/讲师", 20)));
        String mark = null;
        var written = 0;
        do {
            var page = tables.lines(actor, asked, service, mark, PAGE);
            for (var line : page.items()) {
                book.row(
                        line.day(),
                        line.station(),
                        line.project(),
                        line.field(),
                        Words.kind(line.kind()),
                        line.title(),
                        Words.hours(line.minutes()),
                        line.personTimes(),
                        String.join("、", line.workers()));
            }
            written += page.items().size();
            mark = page.next();
        } while (mark != null && written < MOST_LINES);
    }
}
