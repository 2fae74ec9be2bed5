package cn.linli.residents;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A covered field that can be looked at for a purpose. */
enum Shown {
    IDENTITY("identity"),
    PHONE("phone"),
    OTHER_PHONE("otherPhone"),
    DOOR("door"),
    REGISTERED_HOME("registeredHome"),
    DISABILITY_CARD("disabilityCard"),
    HEALTH("health"),
    ALLERGIES("allergies"),
    NOTES("notes"),
    KIN_PHONE("kinPhone");

    private final String code;

    Shown(String code) {
        this.code = code;
    }

    @JsonValue
    String code() {
        return code;
    }

    @JsonCreator
    static Shown of(String code) {
        for (var field : values()) {
            if (field.code.equals(code)) {
                return field;
            }
        }
        throw ResidentsRefusal.NOTHING_TO_SHOW.refuse();
    }

    /** In plain text; empty when there is nothing. The phones of kin have rows of their own. */
    String of(Kept kept) {
        var person = kept.person();
        return switch (this) {
            case IDENTITY ->
                person.facts().identity() == null
                        ? ""
                        : person.facts().identity().digits();
            case PHONE -> phone(person, 0);
            case OTHER_PHONE -> phone(person, 1);
            case DOOR -> door(person.home());
            case REGISTERED_HOME -> person.living().registeredHome();
            case DISABILITY_CARD -> person.disability().card();
            case HEALTH -> person.health().notes();
            case ALLERGIES -> person.health().allergies();
            case NOTES -> kept.notes();
            case KIN_PHONE -> "";
        };
    }

    private static String door(Home home) {
        return Stream.of(home.building(), home.unit(), home.room())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" - "));
    }

    private static String phone(NewPerson person, int n) {
        var phones = person.facts().phones();
        return phones.size() > n ? phones.get(n).digits() : "";
    }
}
