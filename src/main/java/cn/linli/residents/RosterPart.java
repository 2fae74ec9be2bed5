package cn.linli.residents;

import java.util.Locale;

/** The parts of what a roster says that are taken over from a newer one by themselves, each when it changed. */
enum RosterPart {
    ETHNIC,
    REGISTERED,
    HOME,
    PHONE,
    LABELS,
    DISABILITY,
    LIVING,
    HEALTH,
    KIN,
    WORKER,
    NOTES;

    /** As it stands in the database and on the wire: {@code registered}. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the person's row says in this part, as one text. */
    String of(RosterPerson person) {
        return switch (this) {
            case ETHNIC -> person.ethnic();
            case REGISTERED -> person.registered();
            case HOME -> person.community() + " " + person.grid() + " " + person.home();
            case PHONE -> (person.phone() + " " + person.otherPhone()).strip();
            case LABELS -> String.join("、", person.labels());
            case DISABILITY -> person.disability().words();
            case LIVING -> person.living();
            case HEALTH -> person.health();
            case KIN -> person.kin().words();
            case WORKER -> person.worker();
            case NOTES -> person.notes();
        };
    }
}
