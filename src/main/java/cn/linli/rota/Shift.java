package cn.linli.rota;

import java.time.LocalTime;

/**
 * A shift of duty.
 *
 * @param days on which days there is one
 * @param least how many must be there
 */
public record Shift(String code, String nameZh, String nameEn, Kind days, LocalTime from, LocalTime to, int least) {}
