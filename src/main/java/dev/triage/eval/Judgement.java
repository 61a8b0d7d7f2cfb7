package dev.triage.eval;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a judge said of the prose of one cell.
 *
 * @param key SHA-256 over judge, policy and text
 * @param grades 1 to 5 by dimension; empty if the judge gave none that can be used
 * @param failure why there are none; blank otherwise
 * @param costUsd null when the price is unknown
 */
public record Judgement(String key, CellId cell, String judge, String policy, Map<String, Integer> grades,
        Map<String, String> reasons, String failure, @Nullable BigDecimal costUsd) {

    public Judgement {
        grades = new LinkedHashMap<>(grades);
        reasons = new LinkedHashMap<>(reasons);
    }

    /** The same of another cell, whose text is the same to the letter. */
    Judgement of(CellId other) {
        return new Judgement(key, other, judge, policy, grades, reasons, failure, costUsd);
    }
}
