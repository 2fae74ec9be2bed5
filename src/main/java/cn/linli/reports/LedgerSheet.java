package cn.linli.reports;

import cn.linli.documents.Columns;
import cn.linli.documents.DocumentRefusal;
import cn.linli.documents.Headers;
import cn.linli.documents.Sheet;
import cn.linli.shared.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a sheet is, told by its headings, whatever its name and wherever it stands in the workbook. */
enum LedgerSheet {
    /** 服务台账: a line for each service. */
    SERVICES(
            Map.ofEntries(
                    Map.entry("day", List.of("日期", "服务日期", "活动日期", "开展日期", "服务时间", "活动时间")),
                    Map.entry("station", List.of("社工站", "社工站名称", "所属社工站", "站点", "服务站点", "承办社工站")),
                    Map.entry("project", List.of("项目名称", "项目", "所属项目", "服务项目")),
                    Map.entry("field", List.of("服务领域", "领域", "所属领域")),
                    Map.entry("form", List.of("服务形式", "形式", "活动形式", "服务类型", "服务方式")),
                    Map.entry("title", List.of("主题", "活动主题", "服务主题", "活动名称", "服务内容", "内容")),
                    Map.entry("place", List.of("地点", "活动地点", "服务地点")),
                    Map.entry("start", List.of("开始时间", "起始时间")),
                    Map.entry("hours", List.of("时长(小时)", "时长", "服务时长", "服务小时", "小时数", "小时")),
                    Map.entry("minutes", List.of("时长(分钟)", "服务时长(分钟)", "分钟数", "分钟")),
                    Map.entry("personTimes", List.of("服务人次", "人次", "服务人次数", "参与人次", "人次数")),
                    Map.entry("workers", List.of("负责社工", "服务社工", "社工", "执行社工", "带领社工", "主责社工"))),
            "personTimes"),
    /** 培训督导: a line for each training or supervision of the workers. */
    TRAININGS(
            Map.ofEntries(
                    Map.entry("day", List.of("日期", "培训日期", "督导日期", "开展日期", "培训时间")),
                    Map.entry("station", List.of("参加社工站", "社工站", "参训社工站", "社工站名称", "站点")),
                    Map.entry("sort", List.of("类别", "培训类别", "督导类别", "培训类型", "类型")),
                    Map.entry("title", List.of("主题", "培训主题", "督导主题", "培训内容", "内容")),
                    Map.entry("place", List.of("地点", "培训地点")),
                    Map.entry("start", List.of("开始时间")),
                    Map.entry("hours", List.of("时长(小时)", "时长", "培训时长", "小时数", "学时", "小时")),
                    Map.entry("minutes", List.of("时长(分钟)", "分钟数", "分钟")),
                    Map.entry("personTimes", List.of("参加人数", "人数", "参训人数", "参加人次", "参训人次")),
                    Map.entry("workers", List.of("督导/讲师", "讲师", "督导", "督导师", "授课老师", "主讲人"))),
            "sort");

    private static final int MEANT = 4;

    /** Never changed once made. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Headers headers;

    private final String telling;

    LedgerSheet(Map<String, List<String>> names, String telling) {
        this.headers = Headers.of(names);
        this.telling = telling;
    }

    /** The columns, if the sheet is of this kind. Refuses one that plainly is but lacks a column it must have. */
    Optional<Columns> in(Sheet sheet) {
        try {
            var found = headers.look(sheet);
            if (!found.has(telling) || found.fields().size() < MEANT) {
                return Optional.empty();
            }
            return Optional.of(
                    headers.required("day", "station", found.has("minutes") ? "minutes" : "hours", "personTimes")
                            .find(sheet));
        } catch (Refused e) {
            if (e.refusal() == DocumentRefusal.HEADER_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
