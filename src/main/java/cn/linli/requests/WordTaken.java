package cn.linli.requests;

/**
 * The resident's word and how it was taken. Who wrote it down is the actor.
 *
 * @param word what was said
 * @param way how it was taken
 * @param saidBy who said it: the resident, a relative, the witness by name; may be empty only for the link
 */
public record WordTaken(Word word, WordWay way, String saidBy) {}
