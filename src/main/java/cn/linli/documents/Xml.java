package cn.linli.documents;

import cn.linli.shared.Refused;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one part of a workbook, event by event, by local names (so prefixes and the strict namespace do not matter). A
 * document type, an entity of its own, endless depth or an endless vocabulary is refused; nothing outside is resolved.
 */
final class Xml implements AutoCloseable {

    private static final int DEEPEST = 64;
    private static final int MOST_NAMES = 4_000;
    private static final int MOST_NAMESPACES = 10_000;

    private final Part part;
    private final XMLStreamReader reader;
    /** A parser keeps every name it meets; an honest workbook has a few hundred. */
    private final Set<String> names = new HashSet<>();

    private int depth;
    private int namespaces;

    Xml(Part part) {
        this(part, part);
    }

    /** Reads from a stream that is fed by the part. */
    Xml(Part part, InputStream from) {
        this.part = part;
        try {
            this.reader = factory().createXMLStreamReader(from);
        } catch (XMLStreamException | RuntimeException e) {
            throw refused(e);
        }
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw DocumentRefusal.FOREIGN_ENTITIES.refuse();
        });
        return factory;
    }

    /** The next start, end or text; {@code END_DOCUMENT} is the last. */
    int next() {
        try {
            var event = reader.next();
            part.tokenEnded();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> started();
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.ENTITY_DECLARATION -> throw DocumentRefusal.FOREIGN_ENTITIES.refuse();
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> known(reader.getPITarget());
                default -> {}
            }
            return event;
        } catch (XMLStreamException | RuntimeException e) {
            throw refused(e);
        }
    }

    private void started() {
        if (++depth > DEEPEST) {
            throw DocumentRefusal.ZIP_BOMB.refuse();
        }
        known(reader.getLocalName());
        for (var i = reader.getAttributeCount() - 1; i >= 0; i--) {
            known(reader.getAttributeLocalName(i));
        }
        namespaces += reader.getNamespaceCount();
        if (namespaces > MOST_NAMESPACES) {
            throw DocumentRefusal.ZIP_BOMB.refuse();
        }
    }

    private void known(String name) {
        if (names.add(name) && names.size() > MOST_NAMES) {
            throw DocumentRefusal.ZIP_BOMB.refuse();
        }
    }

    /** How deep the last event lies; the root is 1. */
    int depth() {
        return depth;
    }

    /** The local name of the element just started or ended. */
    String name() {
        return reader.getLocalName();
    }

    boolean is(String name) {
        return reader.getLocalName().equals(name);
    }

    /** An attribute of the element just started, by its local name. */
    @Nullable
    String attribute(String name) {
        for (var i = reader.getAttributeCount() - 1; i >= 0; i--) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    int attributes() {
        return reader.getAttributeCount();
    }

    String attributeName(int i) {
        return reader.getAttributeLocalName(i);
    }

    String attributeValue(int i) {
        return reader.getAttributeValue(i);
    }

    /** Appends the text of the element just started and moves to its end. */
    void text(StringBuilder into, int most) {
        var own = depth;
        for (var event = next(); depth >= own; event = next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                append(into, most);
            }
        }
    }

    private void append(StringBuilder into, int most) {
        try {
            // a lazy parser may fail only now
            into.append(reader.getText());
        } catch (RuntimeException e) {
            throw refused(e);
        }
        if (into.length() > most) {
            throw DocumentRefusal.CELL_TOO_LONG.refuse(most);
        }
    }

    /** Moves to the end of the element just started. */
    void skip() {
        var own = depth;
        while (depth >= own) {
            next();
        }
    }

    /** Reads to the end of the document, so that its checksum is proven. */
    void drain() {
        try {
            while (reader.hasNext()) {
                next();
            }
            while (part.read(new byte[1024]) >= 0) {
                part.tokenEnded();
            }
        } catch (XMLStreamException e) {
            throw refused(e);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Every way a parser fails on a bad file comes out as one refusal. */
    static RuntimeException refused(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return DocumentRefusal.DAMAGED.refuse();
    }

    @Override
    public void close() {
        try {
            reader.close();
            part.close();
        } catch (XMLStreamException | IOException e) {
            // whatever was wrong with the file was said when it was read
            part.tokenEnded();
        }
    }
}
