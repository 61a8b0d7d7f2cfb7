package dev.triage.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to search.
 *
 * @param trigramWeight weight of the order by trigram similarity, 0 or more
 * @param cosineWeight weight of the order by meaning, 0 or more; not both weights are 0
 * @param rankConstant the k of reciprocal rank fusion, 1 to 1,000
 * @param candidates so many nearest documents of either kind are looked at, 10 to 500
 * @param embeddedChars so many leading characters of title and body are embedded, 100 to 4,000
 * @param statementTimeout a search that takes longer in the database fails, 1 ms to 1 min
 */
@ConfigurationProperties("triage.search")
public record SearchProperties(@DefaultValue("1") double trigramWeight, @DefaultValue("1") double cosineWeight,
        @DefaultValue("60") int rankConstant, @DefaultValue("30") int candidates,
        @DefaultValue("400") int embeddedChars, @DefaultValue("2s") Duration statementTimeout) {

    public SearchProperties {
        require(trigramWeight >= 0 && cosineWeight >= 0 && trigramWeight + cosineWeight > 0
                && Double.isFinite(trigramWeight + cosineWeight),
                "trigram-weight and cosine-weight are 0 or more, and not both 0");
        require(rankConstant >= 1 && rankConstant <= 1_000, "rank-constant is 1 to 1000");
        require(candidates >= 10 && candidates <= 500, "candidates is 10 to 500");
        require(embeddedChars >= 100 && embeddedChars <= 4_000, "embedded-chars is 100 to 4000");
        require(statementTimeout.toMillis() >= 1 && statementTimeout.toSeconds() <= 60,
                "statement-timeout is 1ms to 1m");
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("triage.search: " + rule);
        }
    }
}
