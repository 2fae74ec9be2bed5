package cn.linli.requests;

import cn.linli.shared.Contact;
import cn.linli.shared.Reached;
import cn.linli.shared.RequestId;

/** The resident telephoned or came to the counter in person: whoever speaks for themself was heard, or seen. */
public record SpokeForThemself(RequestId request, Contact contact) implements Reached {}
