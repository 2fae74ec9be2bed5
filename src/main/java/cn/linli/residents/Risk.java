package cn.linli.residents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How closely somebody is watched over. */
public enum Risk {
    /** 高风险: seen weekly. */
    HIGH,
    /** 重点: seen monthly. */
    KEY,
    /** 一般: seen quarterly. */
    GENERAL;

    /** As it stands in the database and on the wire: {@code high}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static Risk of(String code) {
        for (var risk : values()) {
            if (risk.code().equals(code)) {
                return risk;
            }
        }
        throw ResidentsRefusal.WORD_UNKNOWN.refuse(code).at("risk");
    }
}
