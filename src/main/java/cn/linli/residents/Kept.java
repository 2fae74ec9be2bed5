package cn.linli.residents;

import cn.linli.shared.HouseholdId;
import cn.linli.shared.ResidentId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is kept, opened. It stays inside the module: what leaves is covered ({@link PersonView}).
 *
 * @param person everything that can be edited; without the labels, which have rows of their own
 * @param responsible who answers for them, as the roster says
 * @param notes what else the roster says of them
 */
record Kept(
        ResidentId id,
        int version,
        NewPerson person,
        @Nullable HouseholdId household,
        @Nullable LocalDate died,
        @Nullable LocalDate moved,
        String movedWhere,
        @Nullable Away away,
        String responsible,
        String notes,
        @Nullable ResidentId mergedInto,
        OffsetDateTime entered,
        String enteredBy,
        OffsetDateTime changed) {

    /** Refuses to write in an entry that another one stands for. */
    Kept writable() {
        if (mergedInto != null) {
            throw ResidentsRefusal.MERGED_ALREADY.refuse();
        }
        return this;
    }

    /** Covered. */
    @Override
    public String toString() {
        return "Kept[" + id + " " + version + "]";
    }
}
