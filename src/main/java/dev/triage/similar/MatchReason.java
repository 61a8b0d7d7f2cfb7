package dev.triage.similar;

import java.util.List;

/** Why two incidents are alike, in what they share. */
public record MatchReason(List<String> services, List<String> errors, List<String> terms) {

    public MatchReason {
        services = List.copyOf(services);
        errors = List.copyOf(errors);
        terms = List.copyOf(terms);
    }
}
