package cn.linli.residents;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person of a roster ready to be written: sealed, fingerprinted, with ids of their own.
 *
 * @param responsible the worker who answers for them (包保), as written
 * @param labels codes of the labels
 * @param kin whom to call; null when nobody is named
 * @param key by what they are found again
 * @param said the marks of what the roster says
 */
@SuppressWarnings("ArrayRecordComponent")
record RosterSealed(
        PersonRow person,
        String responsible,
        byte @Nullable [] notes,
        byte @Nullable [] health,
        List<String> labels,
        @Nullable Kin kin,
        byte[] key,
        byte[] said) {

    record Kin(
            UUID id,
            String name,
            String relation,
            byte @Nullable [] phone,
            byte @Nullable [] blind,
            byte @Nullable [] last,
            String note) {}

    @Override
    public String toString() {
        return "RosterSealed[" + person.id() + "]";
    }
}
