package cn.linli.reports;

import cn.linli.shared.WorkKind;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;

/** How tables and workbooks name what the ledger keeps by code. */
final class Words {

    static final String NO_FIELD = "未填领域";
    static final String NO_PROJECT = "不属于项目";

    /** Names in the order of their sound, as Chinese lists have them. */
    static final Comparator<String> BY_SOUND =
            Comparator.comparing(name -> Collator.getInstance(ULocale.CHINA).getCollationKey(name));

    private Words() {}

    static String kind(String code) {
        return switch (WorkKind.of(code)) {
            case VISIT -> "走访";
            case REQUEST -> "诉求办理";
            case CASEWORK -> "个案";
            case GROUP -> "小组";
            case ACTIVITY -> "社区活动";
            case MEDIATION -> "调解";
            case AID -> "帮扶救助";
            case MEETING -> "议事会议";
            case VOLUNTEER_SHIFT -> "志愿服务";
            case TRAINING -> "培训";
            case SUPERVISION -> "督导";
        };
    }

    /** Why a row is held back, in a sentence. */
    static String held(Held row) {
        var why = switch (row.reason()) {
            case STATION_MISSING -> "没有填社工站";
            case STATION_UNKNOWN -> "本区没有这个社工站";
            case STATION_NOT_YOURS -> "不是您管理的社工站";
            case DATE_MISSING -> "没有填日期";
            case DATE_UNREADABLE -> "日期认不出来";
            case DATE_IN_FUTURE -> "日期还没有到";
            case DURATION_MISSING -> "没有填时长";
            case DURATION_UNREADABLE -> "时长认不出来";
            case DURATION_OVER_A_DAY -> "时长超过24小时";
            case PERSON_TIMES_MISSING -> "没有填人次";
            case PERSON_TIMES_UNREADABLE -> "人次认不出来";
            case TRAINING_KIND_MISSING -> "没有填培训类别";
            case TEXT_TOO_LONG -> "文字太长";
        };
        return row.suggestion().isEmpty() ? why : why + "，是否应为“" + row.suggestion() + "”";
    }

    /** Minutes as hours: 150 is 2.5. */
    static java.math.BigDecimal hours(long minutes) {
        return java.math.BigDecimal.valueOf(minutes)
                .divide(java.math.BigDecimal.valueOf(60), 2, java.math.RoundingMode.HALF_UP);
    }
}
