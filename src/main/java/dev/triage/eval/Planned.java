package dev.triage.eval;

import java.util.Map;

/**
 * A cell that a matrix asks for.
 *
 * @param key SHA-256 over the determinants
 * @param determinants all that its row depends on, by name
 */
record Planned(String key, CellId id, EvalCase one, Map<String, String> determinants) {

    Planned {
        determinants = Map.copyOf(determinants);
    }
}
