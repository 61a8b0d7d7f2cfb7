package dev.triage.stats;

/**
 * One incident, measured under A and under B; repeats and language twins are averaged already.
 *
 * @param cluster units of one cluster, such as a family of incidents, are not independent of each other
 */
public record PairedUnit(String unit, String cluster, double a, double b) {

    public PairedUnit {
        if (!Double.isFinite(a) || !Double.isFinite(b)) {
            throw new IllegalArgumentException("unit " + unit + " has no finite value: " + a + ", " + b);
        }
    }

    /** B less A. */
    public double difference() {
        return b - a;
    }
}
