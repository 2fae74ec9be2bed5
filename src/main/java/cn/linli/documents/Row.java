package cn.linli.documents;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A row as the sheet shows it.
 *
 * @param line the number left of the row in Excel, from 1
 * @param cells from column A; nothing follows the last filled cell
 */
public record Row(int line, List<Cell> cells) {

    private static final Pattern CLOSING =
            Pattern.compile("(合计|总计|小计|共计|总人数|汇总)([:：].*|[0-9,.]*(人|户|名|人次|场次|次|场|元|小时)?)"
                    + "|(制表|填表|填报|审核|审批|批准|负责|单位负责|经办|复核|统计|编制|主管|领导)(人|单位|部门|负责人|日期|时间|签字|签名|领导)?[:：].*"
                    + "|(联系电话|日期|单位[(（]?盖章[)）]?|备注|注|说明)[:：].*");

    /** The cell of a column counted from 0; blank beyond the last filled one. */
    public Cell cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : Cell.BLANK;
    }

    /** The tidied text of a column; empty when there is none. */
    public String text(int column) {
        return Cells.text(cell(column));
    }

    /** Whether nobody wrote anything here. */
    public boolean blank() {
        return cells.stream().allMatch(cell -> Cells.text(cell).isEmpty());
    }

    /**
     * Whether it closes the table instead of belonging to it: a sum (合计), a signature line (制表人：…), a note. Only the
     * first filled cell is looked at.
     */
    public boolean closing() {
        for (var cell : cells) {
            var text = Cells.text(cell);
            if (!text.isEmpty()) {
                return CLOSING.matcher(Cells.tight(text)).matches();
            }
        }
        return false;
    }

    /** What people call a cell of this row: {@code D52}. */
    public String cellName(int column) {
        return columnName(column) + line;
    }

    /** A column's letters: 0 is A, 26 is AA. */
    public static String columnName(int column) {
        var letters = new StringBuilder();
        for (var rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }
}
