package cn.linli.projects;

import cn.linli.shared.Refusal;

/** The ways a project is refused. */
public enum ProjectRefusal implements Refusal {
    /** The station has a project of this name in this year. */
    NAME_TAKEN("name"),
    /** Not a year a station can plan for. */
    YEAR_OUT_OF_RANGE("year");

    private final String field;

    ProjectRefusal(String field) {
        this.field = field;
    }

    @Override
    public String module() {
        return "projects";
    }

    @Override
    public String field() {
        return field;
    }
}
