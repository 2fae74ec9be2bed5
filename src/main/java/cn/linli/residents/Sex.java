package cn.linli.residents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Sex, in the codes of GB/T 2261.1. */
public enum Sex {
    /** 0 未知. */
    UNKNOWN(0),
    /** 1 男. */
    MALE(1),
    /** 2 女. */
    FEMALE(2),
    /** 9 未说明. */
    UNSAID(9);

    private final int code;

    Sex(int code) {
        this.code = code;
    }

    /** The national code: 0, 1, 2, 9. */
    @JsonValue
    public int code() {
        return code;
    }

    /** Reads the national code. */
    @JsonCreator
    public static Sex of(int code) {
        for (var sex : values()) {
            if (sex.code == code) {
                return sex;
            }
        }
        throw ResidentsRefusal.WORD_UNKNOWN.refuse(code).at("sex");
    }
}
