package dev.triage.fact;

import org.jspecify.annotations.Nullable;

/**
 * A metric's value, or its move from one value to another.
 *
 * @param metric the name as written, lower case
 * @param before the earlier value, if stated
 * @param after the value now
 * @param limit the bound it is measured against, as in {@code 500 / 500}
 * @param remark the writer's own judgement, such as {@code normal}; blank if none
 */
public record MetricChange(String id, Span span, String metric, @Nullable Measure before, Measure after,
        @Nullable Measure limit, String remark) implements Fact {

    /** After divided by before; NaN when either is missing or before is zero. */
    public double factor() {
        return before == null || before.value() == 0 ? Double.NaN : after.value() / before.value();
    }

    /** Share of the limit that is used; NaN without a limit. */
    public double usage() {
        return limit == null || limit.value() == 0 ? Double.NaN : after.value() / limit.value();
    }
}
