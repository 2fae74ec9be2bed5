package cn.linli.requests;

/** What the resident says about a request. */
public sealed interface Word {

    /** 办好了: it closes. */
    record Satisfied() implements Word {}

    /**
     * 没办成: it closes, visibly unsolved.
     *
     * @param reason why it could not be solved
     */
    record NotSolved(String reason) implements Word {}

    /**
     * 不用办了: it closes.
     *
     * @param why what changed; may be empty
     */
    record Withdrawn(String why) implements Word {}

    /**
     * 还没办好: it goes back to being under way.
     *
     * @param what is still missing
     */
    record NotYet(String what) implements Word {}
}
