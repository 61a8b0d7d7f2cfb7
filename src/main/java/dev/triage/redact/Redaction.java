package dev.triage.redact;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often one kind of secret was removed from a text.
 *
 * @param kind the kind of secret, lower case with hyphens, such as {@code github-token}
 * @param count how many were removed, at least 1
 */
public record Redaction(String kind, int count) {

    public Redaction {
        if (count < 1) {
            throw new IllegalArgumentException("a redaction counts at least one: " + kind);
        }
    }

    static List<Redaction> sum(Stream<Redaction> redactions) {
        return redactions
                .collect(Collectors.groupingBy(Redaction::kind, TreeMap::new, Collectors.summingInt(Redaction::count)))
                .entrySet().stream().map(entry -> new Redaction(entry.getKey(), entry.getValue())).toList();
    }
}
