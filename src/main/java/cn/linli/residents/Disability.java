package cn.linli.residents;

import cn.linli.shared.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A disability as on the card (残疾人证): identity number, one digit for the kind, one for the level.
 *
 * @param kind 1 sight, 2 hearing, 3 speech, 4 limb, 5 intellect, 6 mental, 7 multiple
 * @param level 1 the gravest to 4
 * @param card the number of the card, 20 digits: sealed; empty when there is none
 */
public record Disability(@Nullable Integer kind, @Nullable Integer level, String card) {

    /** None known. */
    public static final Disability NONE = new Disability(null, null, "");

    /** Refuses a kind, a level or a card that cannot be; fills kind and level from the card. */
    public Disability {
        card = Texts.optional(card, "disabilityCard", 40).replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
        if (kind != null && (kind < 1 || kind > 7)) {
            throw ResidentsRefusal.WORD_UNKNOWN.refuse(kind).at("disabilityKind");
        }
        if (level != null && (level < 1 || level > 4)) {
            throw ResidentsRefusal.WORD_UNKNOWN.refuse(level).at("disabilityLevel");
        }
        if (!card.isEmpty()) {
            // a renewed card may carry B and a digit behind it
            if (!card.matches("\\d{17}[\\dX][1-7][1-4](B\\d)?")) {
                throw ResidentsRefusal.DISABILITY_CARD.refuse();
            }
            int saidKind = card.charAt(18) - '0';
            int saidLevel = card.charAt(19) - '0';
            if ((kind != null && kind != saidKind) || (level != null && level != saidLevel)) {
                throw ResidentsRefusal.DISABILITY_CARD_CONTRADICTS.refuse();
            }
            kind = saidKind;
            level = saidLevel;
        }
    }

    /** Goes on only if the card is this person's. */
    void belongsTo(@Nullable IdentityNumber identity) {
        if (!card.isEmpty() && identity != null && !card.startsWith(identity.digits())) {
            throw ResidentsRefusal.DISABILITY_CARD_CONTRADICTS.refuse();
        }
    }

    /** The number's own digits are covered. */
    @Override
    public String toString() {
        return "Disability[" + kind + ", " + level + (card.isEmpty() ? "]" : ", card]");
    }
}
