package cn.linli.residents;

import static cn.linli.residents.RosterField.BIRTH;
import static cn.linli.residents.RosterField.COMMUNITY;
import static cn.linli.residents.RosterField.DISABILITY_CARD;
import static cn.linli.residents.RosterField.DISABILITY_KIND;
import static cn.linli.residents.RosterField.DISABILITY_LEVEL;
import static cn.linli.residents.RosterField.ETHNIC;
import static cn.linli.residents.RosterField.GRID;
import static cn.linli.residents.RosterField.HEALTH;
import static cn.linli.residents.RosterField.HOME;
import static cn.linli.residents.RosterField.IDENTITY;
import static cn.linli.residents.RosterField.KIN_NAME;
import static cn.linli.residents.RosterField.KIN_PHONE;
import static cn.linli.residents.RosterField.KIN_RELATION;
import static cn.linli.residents.RosterField.LABELS;
import static cn.linli.residents.RosterField.LIVING;
import static cn.linli.residents.RosterField.NAME;
import static cn.linli.residents.RosterField.NOTES;
import static cn.linli.residents.RosterField.PHONE;
import static cn.linli.residents.RosterField.REGISTERED;
import static cn.linli.residents.RosterField.SEX;
import static cn.linli.residents.RosterField.WORKER;

import cn.linli.shared.RegionCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Judges one row of a roster by itself, in the order of {@link RosterCode}: the first reason to hold it is the reason.
 * Nothing is guessed: a wrong check digit is not put right, a community that is not found is only hinted at. Whether
 * another row or the register knows the same number under another name, {@link RosterSeen} says afterwards.
 */
final class RosterJudge {

    private static final Pattern NOTHING =
            Pattern.compile("[\\p{Punct}\\p{IsPunctuation}\\s]*|无|没有|不详|不清楚|暂无|未知|无证|未办|未办理|办理中|待补|待核实|空");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[eE]\\+?\\d+");
    private static final Pattern BETWEEN_LABELS = Pattern.compile("[、,，;；/／|\\s+＋]+");
    private static final Pattern REMARK = Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]?");
    private static final int SHORTEST_CARD = 15;

    private final RosterGround ground;
    private final RosterWords words;
    private final boolean communityColumn;
    private final Map<String, Optional<RegionCode>> communities = new HashMap<>();

    /**
     * @param communityColumn whether the roster has a column of communities; otherwise the address has to say it
     */
    RosterJudge(RosterGround ground, RosterWords words, boolean communityColumn) {
        this.ground = ground;
        this.words = words;
        this.communityColumn = communityColumn;
    }

    RosterVerdict judge(RosterRow row) {
        var identity = identity(row);
        var labels = labels(row);
        var community = community(row);
        var fault = fault(row, identity, labels, community);
        return fault != null ? fault : accepted(row, identity, labels, community.orElseThrow());
    }

    private RosterVerdict.@Nullable Held fault(
            RosterRow row, IdentityNumber.Reading identity, Labels labels, Optional<RegionCode> community) {
        if (nothing(row.text(NAME))) {
            return held(row, RosterCode.NAME_MISSING, List.of());
        }
        if (row.identityIsNumber() || SCIENTIFIC.matcher(row.text(IDENTITY)).matches()) {
            return held(row, RosterCode.IDENTITY_STORED_AS_NUMBER, List.of());
        }
        if (identity.fault() != null) {
            return held(row, RosterCode.IDENTITY_CHECK_DIGIT, List.of());
        }
        var number = identity.number().orElse(null);
        if (number != null && row.birth() != null && !number.birth().equals(row.birth())) {
            return held(
                    row,
                    RosterCode.BIRTH_CONTRADICTS_IDENTITY,
                    List.of(number.birth().toString()));
        }
        if (number != null && contradicts(sex(row.text(SEX)), number.sex())) {
            return held(row, RosterCode.SEX_CONTRADICTS_IDENTITY, List.of(number.sex() == Sex.MALE ? "男" : "女"));
        }
        if (number != null && !belongs(card(row), number)) {
            return held(row, RosterCode.DISABILITY_CARD_CONTRADICTS_IDENTITY, List.of());
        }
        if (!labels.unknown().isEmpty()) {
            return held(row, RosterCode.LABEL_UNKNOWN, labelHints(labels));
        }
        return community.isEmpty() ? held(row, RosterCode.COMMUNITY_UNKNOWN, communityHints(row)) : null;
    }

    private RosterVerdict.Held held(RosterRow row, RosterCode code, List<String> hints) {
        return new RosterVerdict.Held(row, code, row.text(code.field()), hints);
    }

    private RosterVerdict accepted(
            RosterRow row, IdentityNumber.Reading identity, Labels labels, RegionCode community) {
        var number = identity.number().orElse(null);
        var phone = RosterPhone.of(row.text(PHONE));
        var kinPhone = RosterPhone.of(row.text(KIN_PHONE));
        var birth =
                number == null ? row.birth() : Objects.requireNonNull(number).birth();
        var sex = number == null ? sex(row.text(SEX)) : number.sex();
        var person = new RosterPerson(
                row.text(NAME),
                sex,
                number == null ? "" : number.digits(),
                birth,
                row.text(ETHNIC),
                row.text(REGISTERED),
                row.text(HOME),
                community,
                row.text(GRID),
                phone.digits(),
                phone.other(),
                labels.known(),
                new RosterPerson.Disability(
                        row.text(DISABILITY_KIND), row.text(DISABILITY_LEVEL), cardKept(row, number)),
                row.text(LIVING),
                row.text(HEALTH),
                new RosterPerson.Kin(row.text(KIN_NAME), row.text(KIN_RELATION), kinPhone.digits()),
                row.text(WORKER),
                notes(row, number, birth, phone, kinPhone));
        return new RosterVerdict.Accepted(row, person, warnings(row, identity, phone));
    }

    private static Set<RosterCode> warnings(RosterRow row, IdentityNumber.Reading identity, RosterPhone phone) {
        var warnings = EnumSet.noneOf(RosterCode.class);
        if (identity.number().isEmpty()) {
            warnings.add(RosterCode.IDENTITY_MISSING);
        }
        if (identity.fifteen()) {
            warnings.add(RosterCode.IDENTITY_15_DIGIT);
        }
        if (phone.invalid()) {
            warnings.add(RosterCode.PHONE_INVALID);
        }
        if (row.untidy()) {
            warnings.add(RosterCode.FULL_WIDTH_OR_SPACES);
        }
        return warnings;
    }

    private static IdentityNumber.Reading identity(RosterRow row) {
        var text = row.text(IDENTITY);
        return IdentityNumber.read(row.identityIsNumber() || nothing(text) ? "" : text);
    }

    private static boolean contradicts(Sex written, Sex number) {
        return (written == Sex.MALE || written == Sex.FEMALE) && written != number;
    }

    static Sex sex(String written) {
        return switch (written.isEmpty() ? ' ' : Character.toUpperCase(written.charAt(0))) {
            case '男', 'M', '1' -> Sex.MALE;
            case '女', 'F', '2' -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
        };
    }

    private static String card(RosterRow row) {
        return IdentityNumber.normal(row.text(DISABILITY_CARD));
    }

    /** A card's number begins with the identity number; one that Excel rounded is compared as far as it still goes. */
    private static boolean belongs(String card, IdentityNumber number) {
        if (card.length() < SHORTEST_CARD || !Character.isDigit(card.charAt(0))) {
            return true;
        }
        var digits = number.digits();
        var first = digits.substring(0, 6) + digits.substring(8, 17);
        return card.startsWith(digits)
                || (card.length() <= 17 && card.startsWith(first))
                || (card.endsWith("00000") && card.startsWith(digits.substring(0, 15)));
    }

    /** Only a whole number of a card is kept as one: identity, kind and level, 20 characters. */
    private static String cardKept(RosterRow row, @Nullable IdentityNumber number) {
        var card = card(row);
        return card.matches("\\d{17}[\\dX]\\d{2}.{0,2}") && (number == null || card.startsWith(number.digits()))
                ? card
                : "";
    }

    private record Labels(List<String> known, List<String> unknown) {}

    private Labels labels(RosterRow row) {
        var text = row.text(LABELS);
        if (nothing(text)) {
            return new Labels(List.of(), List.of());
        }
        var known = new ArrayList<String>();
        var unknown = new ArrayList<String>();
        for (var word : BETWEEN_LABELS.split(REMARK.matcher(text).replaceAll(""), -1)) {
            if (word.isEmpty()) {
                continue;
            }
            var label = words.label(word);
            if (label.isEmpty()) {
                unknown.add(word);
            } else if (!known.contains(label.get())) {
                known.add(label.get());
            }
        }
        return new Labels(known, unknown);
    }

    private List<String> labelHints(Labels labels) {
        return labels.unknown().stream()
                .flatMap(word -> words.closestLabels(word).stream())
                .distinct()
                .toList();
    }

    private Optional<RegionCode> community(RosterRow row) {
        if (!communityColumn) {
            return ground.at(row.text(HOME)).or(() -> ground.at(row.text(REGISTERED)));
        }
        return communities.computeIfAbsent(row.text(COMMUNITY), written -> ground.asWritten(words.community(written)));
    }

    private List<String> communityHints(RosterRow row) {
        var hints = new ArrayList<>(ground.closest(row.text(COMMUNITY)));
        hints.addAll(ground.namedIn(row.text(REGISTERED)));
        hints.addAll(ground.namedIn(row.text(HOME)));
        return hints.stream().distinct().toList();
    }

    /** Remarks, and every written thing that found no place of its own. */
    private static String notes(
            RosterRow row,
            @Nullable IdentityNumber number,
            @Nullable LocalDate birth,
            RosterPhone phone,
            RosterPhone kinPhone) {
        var notes = new ArrayList<String>();
        add(notes, "", row.text(NOTES));
        add(notes, "联系电话", phone.rest());
        add(notes, "紧急联系电话", kinPhone.rest());
        if (birth == null) {
            add(notes, "出生日期", row.text(BIRTH));
        }
        if (cardKept(row, number).isEmpty()) {
            add(notes, "残疾证号", row.text(DISABILITY_CARD));
        }
        if (REMARK.matcher(row.text(LABELS)).find()) {
            add(notes, "人员类别", row.text(LABELS));
        }
        return String.join(";", notes);
    }

    private static void add(List<String> notes, String what, String text) {
        if (!nothing(text)) {
            notes.add(what.isEmpty() ? text : what + ":" + text);
        }
    }

    /** Whether a cell only says that there is nothing to say. */
    static boolean nothing(String text) {
        return text.isEmpty() || NOTHING.matcher(text).matches();
    }
}
