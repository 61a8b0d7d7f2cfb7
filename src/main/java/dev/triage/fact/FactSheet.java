package dev.triage.fact;

import dev.triage.redact.RedactedText;
import java.util.List;
import java.util.Optional;

/**
 * All facts of one context, in the order in which they stand.
 *
 * @param source the text that the spans point into
 */
public record FactSheet(RedactedText source, List<Fact> facts) {

    public FactSheet {
        facts = List.copyOf(facts);
    }

    /** The facts of one kind, in order. */
    public <F extends Fact> List<F> all(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The fact of that number, if there is one. */
    public Optional<Fact> byId(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /** The facts that stand, at least in part, on these lines, both counted from 1 and inclusive. */
    public List<Fact> onLines(int first, int last) {
        return facts.stream().filter(fact -> fact.span().firstLine() <= last && fact.span().lastLine() >= first)
                .toList();
    }

    /** The words of the context that carry a fact. */
    public String quote(Fact fact) {
        return source.value().substring(fact.span().start(), fact.span().end());
    }
}
