package dev.triage.diagnosis;

import java.util.List;

/**
 * What customers notice.
 *
 * @param measured what the context has numbers for
 * @param toMeasure what nobody has measured yet, and how to
 */
public record Impact(String statement, List<String> measured, List<String> toMeasure) {

    public Impact {
        measured = List.copyOf(measured);
        toMeasure = List.copyOf(toMeasure);
    }
}
