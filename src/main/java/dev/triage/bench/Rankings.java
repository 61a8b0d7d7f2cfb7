package dev.triage.bench;

import dev.triage.search.SearchHit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** The same hits in the orders that are compared. */
final class Rankings {

    static final String BM25 = "3 BM25 (Lucene)";

    private Rankings() {}

    /** Names, which sort as the table does, with the documents of each order; a document stands at its best part. */
    static Map<String, List<UUID>> of(List<SearchHit> hits, int rankConstant) {
        double[] fused = new RankFusion(rankConstant).fuse(List.of(
                new RankFusion.Signal(1, hits.stream().mapToDouble(SearchHit::trigram).toArray()),
                new RankFusion.Signal(1, hits.stream().mapToDouble(SearchHit::cosine).toArray())));
        Map<SearchHit, Double> byRank = new LinkedHashMap<>();
        for (int i = 0; i < fused.length; i++) {
            byRank.put(hits.get(i), fused[i]);
        }
        Map<String, List<UUID>> orders = new LinkedHashMap<>();
        orders.put("1 trigram", order(hits, SearchHit::trigram));
        orders.put("2 vector", order(hits, SearchHit::cosine));
        orders.put("4 fused by rank, equal weights", order(hits, byRank::get));
        orders.put("5 fused and re-ranked (ours)", order(hits, SearchHit::score));
        return orders;
    }

    private static List<UUID> order(List<SearchHit> hits, ToDoubleFunction<SearchHit> measure) {
        LinkedHashSet<UUID> refs = new LinkedHashSet<>();
        hits.stream().sorted(Comparator.comparingDouble(measure).reversed()).map(SearchHit::ref).forEach(refs::add);
        return List.copyOf(refs);
    }
}
