package cn.linli.campaigns;

/** What is reached: each person, each door, or places where nobody of the register lives. */
public enum Unit {
    PERSON,
    HOUSEHOLD,
    PLACE;

    String code() {
        return Codes.of(this);
    }
}
