package dev.triage.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to search.
 *
 * @param wordsWeight what shared words add to the cosine of meaning, 0 to 10
 * @param trigramWeight what the trigram similarity adds to it, 0 to 10
 * @param titleWeight what the title's own vector adds to that of the whole text, 0 to 10
 * @param candidates so many nearest documents by words and as many by meaning are looked at, 10 to 500
 * @param embeddedChars so many leading characters of title and body are embedded, 100 to 2,000
 * @param statementTimeout a search that takes longer in the database fails, 1 ms to 1 min
 */
@ConfigurationProperties("triage.search")
public record SearchProperties(@DefaultValue("0.5") double wordsWeight, @DefaultValue("0.5") double trigramWeight,
        @DefaultValue("0.6") double titleWeight, @DefaultValue("50") int candidates,
        @DefaultValue("2000") int embeddedChars,
        @DefaultValue("2s") Duration statementTimeout) {

    public SearchProperties {
        require(wordsWeight >= 0 && wordsWeight <= 10, "words-weight is 0 to 10");
        require(trigramWeight >= 0 && trigramWeight <= 10, "trigram-weight is 0 to 10");
        require(titleWeight >= 0 && titleWeight <= 10, "title-weight is 0 to 10");
        require(candidates >= 10 && candidates <= 500, "candidates is 10 to 500");
        require(embeddedChars >= 100 && embeddedChars <= 2_000, "embedded-chars is 100 to 2000");
        require(statementTimeout.toMillis() >= 1 && statementTimeout.toSeconds() <= 60,
                "statement-timeout is 1ms to 1m");
    }

    private static void require(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("triage.search: " + rule);
        }
    }
}
