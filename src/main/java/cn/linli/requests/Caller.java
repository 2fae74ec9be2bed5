package cn.linli.requests;

/**
 * Who raised the request, when it is not the person it is about.
 *
 * @param name as they gave it; may be empty
 * @param phone as they gave it; may be empty; kept sealed
 * @param relation daughter, neighbour, 网格员 …; may be empty
 */
public record Caller(String name, String phone, String relation) {

    /** Nobody else. */
    public static final Caller NOBODY = new Caller("", "", "");

    /** Masks the number. */
    @Override
    public String toString() {
        return "Caller[%s]".formatted(relation);
    }
}
