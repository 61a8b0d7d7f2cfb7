package dev.triage.stats;

/**
 * Cohen's weighted kappa of two raters with quadratic weights: Cohen, Psychological Bulletin 70 (1968). Kappa alone
 * misleads where one grade dominates, so the base rates stand beside it.
 *
 * @param kappa 1 is full agreement, 0 what chance gives; NaN when both raters always gave one and the same grade
 * @param agreement share of pairs with the same grade
 * @param firstRates share of each grade with the first rater
 * @param secondRates share of each grade with the second rater
 */
public record Kappa(double kappa, double agreement, double[] firstRates, double[] secondRates) {

    /** From counts: {@code table[i][j]} pairs got grade i from the first rater and j from the second. */
    public static Kappa weighted(int[][] table) {
        int grades = table.length;
        double total = 0;
        double[] rows = new double[grades];
        double[] columns = new double[grades];
        for (int i = 0; i < grades; i++) {
            for (int j = 0; j < grades; j++) {
                total += table[i][j];
                rows[i] += table[i][j];
                columns[j] += table[i][j];
            }
        }
        if (total == 0) {
            throw new IllegalArgumentException("there are no pairs");
        }
        double observed = 0;
        double expected = 0;
        double same = 0;
        for (int i = 0; i < grades; i++) {
            for (int j = 0; j < grades; j++) {
                double weight = (double) (i - j) * (i - j);
                observed += weight * table[i][j] / total;
                expected += weight * rows[i] * columns[j] / (total * total);
            }
            same += table[i][i] / total;
        }
        for (int i = 0; i < grades; i++) {
            rows[i] /= total;
            columns[i] /= total;
        }
        return new Kappa(expected == 0 ? Double.NaN : 1 - observed / expected, same, rows, columns);
    }
}
