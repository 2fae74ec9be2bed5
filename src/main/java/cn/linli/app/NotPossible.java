package cn.linli.app;

/** The program cannot go on, and the sentence says what to do. Shown to the person at the command line as it is. */
final class NotPossible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotPossible(String sentence) {
        super(sentence);
    }

    NotPossible(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
