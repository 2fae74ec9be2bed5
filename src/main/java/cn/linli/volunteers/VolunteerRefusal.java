package cn.linli.volunteers;

import cn.linli.shared.Refusal;

/** The ways the volunteers' book says no. */
public enum VolunteerRefusal implements Refusal {
    PHONE_UNREADABLE,
    TOO_MANY_SKILLS;

    @Override
    public String module() {
        return "volunteers";
    }

    @Override
    public Kind kind() {
        return Kind.BAD_INPUT;
    }

    @Override
    public String field() {
        return this == PHONE_UNREADABLE ? "phone" : "skills";
    }
}
