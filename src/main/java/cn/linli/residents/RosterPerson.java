package cn.linli.residents;

import cn.linli.shared.RegionCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person as a roster tells of them, judged and in the register's own forms.
 *
 * @param sex as written or as the identity number says
 * @param identity 18 characters, or empty
 * @param phone digits one can call, or empty
 * @param otherPhone a second number, or empty
 * @param labels the words of the labels
 * @param notes remarks, and whatever was written that is no proper value
 */
record RosterPerson(
        String name,
        Sex sex,
        String identity,
        @Nullable LocalDate birth,
        String ethnic,
        String registered,
        String home,
        RegionCode community,
        String grid,
        String phone,
        String otherPhone,
        List<String> labels,
        Disability disability,
        String living,
        String health,
        Kin kin,
        String worker,
        String notes) {

    /** Type and level as written, and the card's number. */
    record Disability(String kind, String level, String card) {

        String words() {
            return (kind + " " + level + " " + card).strip();
        }
    }

    /** Whom to call. */
    record Kin(String name, String relation, String phone) {

        String words() {
            return name.isEmpty() && phone.isEmpty() ? "" : name + " " + relation + " " + phone;
        }
    }

    /** The name as it is compared: without blanks, every dot the same. */
    static String plain(String name) {
        return name.replaceAll("[\\s\\u00A0\\u3000]+", "")
                .replaceAll("[•・‧．.∙●]", "·")
                .toLowerCase(Locale.ROOT);
    }

    /** Everything said about the person, in one text: two rows that say the same are one. */
    String content() {
        return String.join(
                "\u001f",
                plain(name),
                sex.name(),
                identity,
                String.valueOf(birth),
                ethnic,
                registered,
                home,
                community.value(),
                grid,
                phone,
                otherPhone,
                String.join("、", labels),
                disability.kind,
                disability.level,
                disability.card,
                living,
                health,
                kin.name,
                kin.relation,
                kin.phone,
                worker,
                notes);
    }

    /** Masked. */
    @Override
    public String toString() {
        return "RosterPerson[…]";
    }
}
