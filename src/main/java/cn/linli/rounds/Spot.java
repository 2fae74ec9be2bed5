package cn.linli.rounds;

/** Where something lies, in degrees (WGS 84). */
public record Spot(double lon, double lat) {}
