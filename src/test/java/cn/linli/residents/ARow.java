package cn.linli.residents;

import cn.linli.documents.Cells;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a roster for rules: somebody invented in the west community, changed cell by cell. */
final class ARow {

    static final String WOMAN = number("99010119640416050");

    private final Map<RosterField, String> texts = new EnumMap<>(RosterField.class);
    private boolean asNumber;

    static ARow of(String name) {
        return new ARow()
                .with(RosterField.NAME, name)
                .with(RosterField.SEX, "女")
                .with(RosterField.IDENTITY, WOMAN)
                .with(RosterField.BIRTH, "1964-04-16")
                .with(RosterField.COMMUNITY, "西区社区")
                .with(RosterField.PHONE, "13061634565")
                .with(RosterField.LABELS, "独居老人");
    }

    static String number(String seventeen) {
        return seventeen + IdentityNumber.check(seventeen);
    }

    ARow with(RosterField field, String text) {
        texts.put(field, text);
        return this;
    }

    ARow identityAsNumber() {
        asNumber = true;
        return this;
    }

    RosterRow row() {
        var tidy = new EnumMap<RosterField, String>(RosterField.class);
        texts.forEach((field, text) -> {
            if (!Cells.tidy(text).isEmpty()) {
                tidy.put(field, Cells.tidy(text));
            }
        });
        return new RosterRow(
                new RosterPlace(0, 7),
                tidy,
                birth(),
                asNumber,
                untidy(RosterField.IDENTITY) || untidy(RosterField.PHONE));
    }

    private @Nullable LocalDate birth() {
        return Cells.day(texts.getOrDefault(RosterField.BIRTH, "")).orElse(null);
    }

    private boolean untidy(RosterField field) {
        var text = texts.getOrDefault(field, "");
        return !text.equals(Cells.tight(text));
    }
}
