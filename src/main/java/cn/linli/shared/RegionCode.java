package cn.linli.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A statistical region code of 12 digits: 2 province, 2 city, 2 county (GB/T 2260), 3 street or town, 3 community.
 * Shorter codes of 2, 4, 6 or 9 digits are filled with zeros.
 *
 * @param value always 12 digits
 */
public record RegionCode(@JsonValue String value) implements Comparable<RegionCode> {

    private static final int[] LENGTHS = {2, 4, 6, 9, 12};

    /** Refuses anything but 12 digits; {@link #of} takes the shorter forms. */
    public RegionCode {
        if (!value.matches("\\d{12}")) {
            throw SharedRefusal.NO_REGION_CODE.refuse(value);
        }
    }

    /** Reads a code of 2, 4, 6, 9 or 12 digits. */
    @JsonCreator
    public static RegionCode of(String digits) {
        if (digits.length() > 12) {
            throw SharedRefusal.NO_REGION_CODE.refuse(digits);
        }
        return new RegionCode(digits + "0".repeat(12 - digits.length()));
    }

    /** The digits that mean something: {@code 370105} for a county, all twelve for a community. */
    public String prefix() {
        for (int length : LENGTHS) {
            if (value.substring(length).matches("0*")) {
                return value.substring(0, length);
            }
        }
        return value;
    }

    /** Whether this region lies in the other, or is it. */
    public boolean within(RegionCode other) {
        return value.startsWith(other.prefix());
    }

    /** The county or district this region lies in. */
    public RegionCode county() {
        return of(value.substring(0, 6));
    }

    /** The street, town or township this region lies in. */
    public RegionCode street() {
        return of(value.substring(0, 9));
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
