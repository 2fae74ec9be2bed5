package cn.linli.unanswered;

import cn.linli.shared.Contact;
import cn.linli.shared.Reached;

/** Somebody was seen or heard, or tried again in vain, on a step of a ladder. */
public record LadderContact(Contact contact) implements Reached {

    /** The name this module's records go by. */
    public static final String MODULE = "unanswered";
}
