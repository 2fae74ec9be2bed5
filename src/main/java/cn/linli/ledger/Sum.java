package cn.linli.ledger;

/** One summed row. */
record Sum(String key, String name, long sessions, long minutes, long personTimes) {

    Sum plus(Sum other) {
        return new Sum("", "", sessions + other.sessions, minutes + other.minutes, personTimes + other.personTimes);
    }

    /** Lines that cancel each other leave no row. */
    boolean isSomething() {
        return sessions != 0 || minutes != 0 || personTimes != 0;
    }

    Table.Row row(long people) {
        return new Table.Row(key, name, new Measures(sessions, minutes, personTimes, people));
    }
}
