package cn.linli.residents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** With whom somebody lives (居住方式). */
public enum Arrangement {
    /** 独居. */
    ALONE,
    /** 与配偶同住. */
    SPOUSE,
    /** 与子女同住. */
    CHILDREN,
    /** 与父母同住. */
    PARENTS,
    /** 与孙辈同住. */
    GRANDCHILDREN,
    /** 与其他人同住. */
    OTHERS,
    /** 住养老院等机构. */
    INSTITUTION,
    /** 未了解. */
    UNKNOWN;

    /** As it stands in the database and on the wire: {@code alone}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #code()}. */
    @JsonCreator
    public static Arrangement of(String code) {
        for (var one : values()) {
            if (one.code().equals(code)) {
                return one;
            }
        }
        throw ResidentsRefusal.WORD_UNKNOWN.refuse(code).at("arrangement");
    }
}
