package cn.linli.campaigns;

import cn.linli.access.Actor;
import cn.linli.access.Right;
import cn.linli.access.Trail;
import cn.linli.documents.TableWriter;
import cn.linli.documents.TableWriter.Column;
import cn.linli.residents.Residents;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A campaign as an Excel workbook: how far it is, its goods, and whoever the one who asks may see by name. */
@Component
class CampaignSheet {

    private static final int PAGE = 1000;
    private static final int MOST = 50_000;

    private final CampaignBook book;
    private final Residents residents;
    private final Trail trail;

    CampaignSheet(CampaignBook book, Residents residents, Trail trail) {
        this.book = book;
        this.residents = residents;
        this.trail = trail;
    }

    /** Writes it; the export leaves a line in the trail. Answers what the campaign is called. */
    @Transactional
    public String write(Actor actor, CampaignId id, CampaignBook.Filter filter, boolean english, OutputStream out) {
        actor.needs(Right.EXPORT_FIGURES);
        var campaign = book.one(actor, id);
        int rows;
        try (var table = TableWriter.to(out)) {
            progress(table, campaign, english);
            goods(table, campaign, english);
            rows = targets(table, actor, id, filter, english);
        }
        trail.write(actor, "campaigns.exported", id.value(), Map.of("rows", rows));
        return campaign.title();
    }

    private static void progress(TableWriter table, CampaignBook.Detail campaign, boolean english) {
        table.sheet(
                        english ? "Progress" : "进度",
                        List.of(
                                Column.text(english ? "Station" : "社工站", 28),
                                Column.text(english ? "Community" : "社区", 24),
                                Column.count(english ? "To reach" : "应走到", 10),
                                Column.count(english ? "Reached" : "已走到", 10),
                                Column.count(english ? "Of these late" : "其中逾期走到", 14),
                                Column.count(english ? "Tried" : "走访未遇", 10),
                                Column.count(english ? "Not yet" : "未走到", 10),
                                Column.count(english ? "Taken out" : "移出", 10)))
                .title(campaign.title() + " " + campaign.from() + (english ? " to " : "至") + campaign.to());
        for (var part : campaign.parts()) {
            for (var one : part.communities()) {
                table.row(line(part.name(), one.name(), one.tally()));
            }
            table.row(line(part.name(), english ? "Total" : "合计", part.tally()));
        }
    }

    private static List<@Nullable Object> line(String station, String community, CampaignBook.Tally tally) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(station);
        cells.add(community);
        cells.add(tally.done() + tally.tried() + tally.open());
        cells.add(tally.done());
        cells.add(tally.late());
        cells.add(tally.tried());
        cells.add(tally.open());
        cells.add(tally.gone());
        return cells;
    }

    private static void goods(TableWriter table, CampaignBook.Detail campaign, boolean english) {
        if (campaign.goods().isEmpty()) {
            return;
        }
        table.sheet(
                english ? "Goods" : "物资",
                List.of(
                        Column.text(english ? "Station" : "社工站", 28),
                        Column.text(english ? "Goods" : "物资", 20),
                        Column.text(english ? "In" : "单位", 8),
                        Column.count(english ? "Taken" : "领取", 10),
                        Column.count(english ? "Given" : "发放", 10),
                        Column.count(english ? "Returned" : "退回", 10),
                        Column.count(english ? "Count differs" : "盘点差异", 12),
                        Column.count(english ? "Left" : "结余", 10)));
        var names = new java.util.HashMap<cn.linli.shared.StationId, String>();
        campaign.parts().forEach(part -> names.put(part.station(), part.name()));
        for (var stock : campaign.goods()) {
            table.row(List.of(
                    names.getOrDefault(stock.station(), ""),
                    stock.name(),
                    stock.measure(),
                    stock.taken(),
                    stock.given(),
                    stock.returned(),
                    stock.declared(),
                    stock.left()));
        }
    }

    private int targets(TableWriter table, Actor actor, CampaignId id, CampaignBook.Filter filter, boolean english) {
        var labels = residents.labelNames(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
        table.sheet(english ? "Targets" : "名单", columns(english));
        int rows = 0;
        @Nullable String next = "";
        while (next != null && rows < MOST) {
            var page = book.targets(actor, id, filter, next, PAGE);
            for (var target : page.items()) {
                table.row(cells(target, labels, english));
                rows++;
            }
            next = page.next();
        }
        return rows;
    }

    private static List<Column> columns(boolean english) {
        return List.of(
                Column.text(english ? "Name" : "对象", 20),
                Column.count(english ? "Age" : "年龄", 6),
                Column.text(english ? "Labels" : "人员类别", 30),
                Column.text(english ? "Community" : "社区", 20),
                Column.text(english ? "Road or address" : "地址", 26),
                Column.text(english ? "Owner" : "责任人", 12),
                Column.day(english ? "By" : "期限", 12),
                Column.text(english ? "State" : "状态", 12),
                Column.day(english ? "Reached on" : "走到日期", 12),
                Column.text(english ? "By whom" : "走访人", 12),
                Column.count(english ? "Tries" : "未遇次数", 10),
                Column.text(english ? "Why taken out" : "移出原因", 24));
    }

    private static List<@Nullable Object> cells(
            CampaignBook.Target target, Map<String, String> labels, boolean english) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(target.name());
        cells.add(target.age());
        cells.add(String.join(
                english ? ", " : "、",
                target.labels().stream().map(l -> labels.getOrDefault(l, l)).toList()));
        cells.add(target.community());
        cells.add(target.where());
        cells.add(target.ownerName());
        cells.add(target.due());
        cells.add(state(target.state(), english));
        cells.add(target.reachedOn());
        cells.add(target.reachedBy());
        cells.add(target.tries());
        cells.add(why(target, english));
        return cells;
    }

    private static String state(String state, boolean english) {
        return switch (state) {
            case "offered" -> english ? "to be taken in" : "待确认";
            case "open" -> english ? "not yet" : "未走到";
            case "tried" -> english ? "tried" : "走访未遇";
            case "done" -> english ? "reached" : "已走到";
            default -> english ? "taken out" : "已移出";
        };
    }

    private static String why(CampaignBook.Target target, boolean english) {
        return switch (target.outReason()) {
            case "died" -> english ? "died" : "去世";
            case "moved" -> english ? "moved away" : "迁出";
            case "merged" -> english ? "entered twice" : "重复登记";
            default -> target.outWords();
        };
    }
}
