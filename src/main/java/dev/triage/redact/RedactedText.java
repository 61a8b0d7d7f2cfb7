package dev.triage.redact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text from which secrets have been removed. There is no public constructor: a value comes from a {@link Redactor} or,
 * already clean, from the store. Models, embedders and the database take nothing else.
 */
public final class RedactedText {

    private static final RedactedText EMPTY = new RedactedText("", List.of());

    private final String value;
    private final List<Redaction> redactions;

    RedactedText(String value, List<Redaction> redactions) {
        this.value = value;
        this.redactions = List.copyOf(redactions);
    }

    /** The empty text. */
    public static RedactedText empty() {
        return EMPTY;
    }

    /**
     * Takes back text that was redacted before it was stored. Only repositories may call this; an architecture test
     * holds them to it.
     */
    public static RedactedText fromStore(String stored) {
        return new RedactedText(stored, List.of());
    }

    /** Joins the non-blank parts with a line feed and adds up their redactions. */
    public static RedactedText join(List<RedactedText> parts) {
        List<RedactedText> present = parts.stream().filter(part -> !part.isBlank()).toList();
        String joined = present.stream().map(RedactedText::value).collect(Collectors.joining("\n"));
        return new RedactedText(joined, Redaction.sum(present.stream().flatMap(part -> part.redactions().stream())));
    }

    /** The safe text. */
    @JsonValue
    public String value() {
        return value;
    }

    /** How many of which kind were removed; empty when the text came from the store. */
    public List<Redaction> redactions() {
        return redactions;
    }

    /** A part of the text, from {@code start} inclusive to {@code end} exclusive, in UTF-16 units. */
    public RedactedText slice(int start, int end) {
        return new RedactedText(value.substring(start, end), List.of());
    }

    /** The text as another incident may quote it: its placeholders lose their numbers, which would mislead there. */
    public RedactedText quotedElsewhere() {
        return new RedactedText(Pseudonyms.unnumbered(value), redactions);
    }

    public int length() {
        return value.length();
    }

    public boolean isBlank() {
        return value.isBlank();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RedactedText that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Gives the length only, so that a log line that prints this object tells nothing of the incident. */
    @Override
    public String toString() {
        return "RedactedText[" + value.length() + " chars]";
    }
}
