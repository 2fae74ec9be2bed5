package cn.linli.visits;

import cn.linli.shared.Contact;
import cn.linli.shared.Reached;

/**
 * Those of a household who were not there when the others were met. Announced beside {@link VisitRecorded}; when a
 * correction finds that nobody was missed after all, it is announced once more with nobody in it.
 */
public record VisitMissed(Contact contact) implements Reached {}
