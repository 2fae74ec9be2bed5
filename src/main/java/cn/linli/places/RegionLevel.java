package cn.linli.places;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far down a region lies. */
public enum RegionLevel {
    /** 省、自治区、直辖市. */
    PROVINCE,
    /** 地级市、自治州, and the 市辖区 of a municipality. */
    CITY,
    /** 县、市辖区、县级市; also the few cities that have no counties (东莞). */
    COUNTY,
    /** 街道、镇、乡. */
    STREET,
    /** 社区居委会、村委会. */
    COMMUNITY;

    /** As it stands in the database and on the wire: {@code county}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static RegionLevel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
