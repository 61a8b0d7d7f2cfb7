package dev.triage.bench;

import java.util.List;

/**
 * Which share of the true nearest neighbours was found. Of neighbours that are equally near any one will do.
 *
 * @param found how many were
 * @param wanted how many there are
 */
record Recall(int found, int wanted) {

    /** What rounding of single precision may take away. */
    private static final double ROUNDING = 1e-5;

    /**
     * Over several queries, the highest similarity first in each list.
     *
     * @param depth so many neighbours of each query count
     * @param least and of these only those at least so similar
     */
    static Recall of(List<List<Double>> found, List<List<Double>> exact, int depth, double least) {
        int hits = 0;
        int wanted = 0;
        for (int query = 0; query < exact.size(); query++) {
            List<Double> got = found.get(query);
            List<Double> all = exact.get(query);
            for (int rank = 0; rank < Math.min(depth, all.size()) && all.get(rank) >= least; rank++) {
                wanted++;
                hits += rank < got.size() && got.get(rank) >= all.get(rank) - ROUNDING ? 1 : 0;
            }
        }
        return new Recall(hits, wanted);
    }

    double share() {
        return wanted == 0 ? 1 : (double) found / wanted;
    }
}
