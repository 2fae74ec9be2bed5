package cn.linli.residents;

/**
 * Where a row stands in its file.
 *
 * @param sheet the tab, from 0
 * @param line the number left of the row in Excel, from 1
 */
record RosterPlace(int sheet, int line) {}
