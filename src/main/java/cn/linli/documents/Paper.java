package cn.linli.documents;

/**
 * A stored photo or attachment, opened.
 *
 * @param name what its maker called it, with the ending of what it is; never a path
 * @param kind what it is
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record Paper(String name, PaperKind kind, byte[] content) {

    /** Says nothing of what is in it. */
    @Override
    public String toString() {
        return "Paper[" + kind + ", " + content.length + " bytes]";
    }
}
