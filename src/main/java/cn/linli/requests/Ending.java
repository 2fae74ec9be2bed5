package cn.linli.requests;

/** How a request ended. */
enum Ending {
    SATISFIED,
    NOT_SOLVED,
    WITHDRAWN;

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
