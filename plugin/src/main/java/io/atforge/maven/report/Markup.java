package io.atforge.maven.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HTML that is XML as well. Whatever is text or the value of an attribute stays so. Of one thread.
 */
public final class Markup {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    /** A page that holds nothing yet. */
    public Markup() {
        try {
            // the JDK's own, whatever lies on the class path
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeDTD("<!DOCTYPE html>");
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /**
     * Opens an element.
     *
     * @param element    its name
     * @param attributes names and values in turn
     * @return this
     */
    public Markup open(String element, String... attributes) {
        try {
            writer.writeStartElement(element);
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /**
     * An element that holds nothing; in HTML those have no end tag.
     *
     * @param element    its name
     * @param attributes names and values in turn
     * @return this
     */
    public Markup empty(String element, String... attributes) {
        try {
            writer.writeEmptyElement(element);
            attributes(attributes);
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    /**
     * Text, whatever is in it.
     *
     * @param content the text, without characters that XML has not
     * @return this
     */
    public Markup text(String content) {
        try {
            writer.writeCharacters(content);
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /**
     * Closes the element that was opened last.
     *
     * @return this
     */
    public Markup close() {
        try {
            writer.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    /**
     * An element with nothing but text.
     *
     * @param element    its name
     * @param content    the text
     * @param attributes names and values in turn
     * @return this
     */
    public Markup leaf(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    /**
     * A line's end, for those who read the source.
     *
     * @return this
     */
    public Markup line() {
        return text("\n");
    }

    /**
     * Ends the page, and whatever is open.
     *
     * @return the page
     */
    public String end() {
        try {
            writer.writeEndDocument();
            writer.flush();
            return text.toString();
        } catch (XMLStreamException e) {
            throw impossible(e);
        }
    }

    private static IllegalStateException impossible(XMLStreamException e) {
        return new IllegalStateException("a text in memory cannot be written", e);
    }
}
