package dev.triage.llm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How models are reached. A fault in any block stops the start with an error that names every fault at once.
 *
 * @param models the operator's own models, in order of preference, at most 64
 * @param presets whether models of {@code models.yaml} become active when their environment variable is set
 * @param embeddingCacheEntries how many vectors are kept in memory, 1 to 100,000; each takes about 1.6 kB
 * @param embeddingWarmUp whether the embedding model is loaded in the background after the start
 */
@ConfigurationProperties("triage.llm")
record LlmProperties(@DefaultValue List<ModelBlock> models, @DefaultValue("true") boolean presets,
        @DefaultValue("2000") int embeddingCacheEntries, @DefaultValue("true") boolean embeddingWarmUp) {

    private static final int MAX_MODELS = 64;
    private static final int MAX_CACHE_ENTRIES = 100_000;

    LlmProperties {
        models = List.copyOf(models);
        List<String> problems = new ArrayList<>();
        if (models.size() > MAX_MODELS) {
            problems.add("triage.llm.models has " + models.size() + " entries; keep at most " + MAX_MODELS);
        }
        if (embeddingCacheEntries < 1 || embeddingCacheEntries > MAX_CACHE_ENTRIES) {
            problems.add("triage.llm.embedding-cache-entries is " + embeddingCacheEntries + "; it must be 1 to "
                    + MAX_CACHE_ENTRIES);
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < models.size(); i++) {
            ModelBlock block = models.get(i);
            String which = "triage.llm.models[" + i + "]" + (block.name() == null ? "" : " (" + block.name() + ")");
            ModelBlockCheck.problems(block).forEach(problem -> problems.add(which + " " + problem));
            if (block.name() != null && !names.add(block.name())) {
                problems.add(which + " has the name of an earlier block; names are unique, rename or remove one");
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }
}
