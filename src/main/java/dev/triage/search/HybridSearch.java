package dev.triage.search;

import dev.triage.llm.Embedder;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Finds documents that are alike in words (pg_trgm) or in meaning (pgvector) and puts the most relevant first, see
 * {@link Relevance}. Text is embedded before a connection is taken, never while one is held.
 */
@Service
public class HybridSearch {

    private record DocumentKey(DocumentKind kind, UUID ref) {}

    /** The order of an answer; never by chance. */
    private static final Comparator<SearchHit> BEST_FIRST = Comparator.comparingDouble(SearchHit::score).reversed()
            .thenComparing(Comparator.comparingDouble((SearchHit hit) -> hit.trigram() + hit.cosine()).reversed())
            .thenComparing(SearchHit::ref).thenComparingInt(SearchHit::part);

    private final SearchRepository documents;
    private final TermSampleRepository termSample;
    private final Relevance relevance;
    private final Redactor redactor;
    private final Glossary glossary = new Glossary();
    private final SearchProperties properties;
    private final Embedder embedder;
    private final String embeddingModel;

    public HybridSearch(SearchRepository documents, TermSampleRepository termSample, Embedder embedder,
            Redactor redactor, SearchProperties properties) {
        this.documents = documents;
        this.termSample = termSample;
        this.relevance = new Relevance(properties.wordsWeight(), properties.trigramWeight());
        this.properties = properties;
        this.redactor = redactor;
        this.embedder = embedder;
        this.embeddingModel = embedder.modelId();
    }

    /**
     * Stores documents to be found from now on. The parts given for a document are all that it has: stored ones that
     * are not among them go. Text that is stored already is not embedded again.
     */
    public void index(List<SearchDocument> toIndex) {
        Map<DocumentKey, List<SearchDocument>> byDocument = new LinkedHashMap<>();
        toIndex.forEach(document -> byDocument
                .computeIfAbsent(new DocumentKey(document.kind(), document.ref()), key -> new ArrayList<>())
                .add(document));
        byDocument.forEach((key, parts) -> {
            Map<Integer, String> stored = documents.hashes(key.kind(), key.ref());
            List<EmbeddedPart> embedded = parts.stream().map(part -> {
                String hash = contentHash(part);
                boolean unchanged = hash.equals(stored.get(part.part()));
                return new EmbeddedPart(part, hash,
                        unchanged ? null : vector(part.title(), part.body()));
            }).toList();
            documents.replace(key.kind(), key.ref(), embedded, embeddingModel);
        });
    }

    /** Takes a document out, with all its parts. */
    public void remove(DocumentKind kind, UUID ref) {
        documents.remove(kind, ref);
    }

    /**
     * The documents most like the query, the best first, each once, by its best part. Never among them: the excluded
     * document, any later than {@link SearchQuery#before()}, and any that is not searchable.
     *
     * @throws org.springframework.dao.QueryTimeoutException if the database takes longer than the configured time
     */
    public List<SearchHit> search(SearchQuery query) {
        Set<UUID> seen = new HashSet<>();
        return candidates(query, properties.candidates()).stream().filter(hit -> seen.add(hit.ref()))
                .limit(query.limit()).toList();
    }

    /**
     * All that was looked at for a query, the best first, every part for itself: what {@link #search} chooses from.
     *
     * @param most so many of the nearest by words and as many by meaning
     */
    public List<SearchHit> candidates(SearchQuery query, int most) {
        float[] embedding = vector(query.title(), query.body());
        List<Candidate> near = documents.nearest(query, List.of(embedding), embeddingModel, most,
                properties.statementTimeout());
        WordMatch words = words(query);
        return near.stream().map(candidate -> hit(candidate, words)).sorted(BEST_FIRST).toList();
    }

    /** Position of the text that answers most of the query's words, the first of equals; none of them need be indexed. */
    public int mostAlike(SearchQuery query, List<RedactedText> texts) {
        WordMatch words = words(query);
        int best = 0;
        double most = -1;
        for (int i = 0; i < texts.size(); i++) {
            double share = words.with(texts.get(i).value()).share();
            if (share > most) {
                most = share;
                best = i;
            }
        }
        return best;
    }

    private SearchHit hit(Candidate candidate, WordMatch words) {
        WordMatch.Shared shared = words.with(text(candidate.title(), candidate.body()));
        // A text in the other language has no trigrams in common, which says nothing; its words stand in for them.
        double letters = shared.acrossLanguages() ? shared.share() : candidate.trigram();
        return new SearchHit(candidate.ref(), candidate.part(), candidate.trigram(), candidate.cosine(),
                shared.share(), relevance.of(candidate.cosine(), shared.share(), letters));
    }

    private WordMatch words(SearchQuery query) {
        return new WordMatch(text(query.title(), query.body()), termSample.statistics(query.kind()), glossary);
    }

    private static String text(RedactedText title, RedactedText body) {
        return title.value() + "\n" + body.value();
    }

    /**
     * The meaning of a text to which its title adds some of its own: a few words of a person who knows what it was tell
     * more than the same number of words below them.
     */
    float[] vector(RedactedText title, RedactedText body) {
        float[] whole = embedder.embed(start(inEnglish(RedactedText.join(List.of(title, body)))));
        if (title.isBlank() || body.isBlank() || properties.titleWeight() == 0) {
            return whole;
        }
        float[] head = embedder.embed(start(inEnglish(title)));
        float[] mixed = new float[whole.length];
        double squares = 0;
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) (whole[i] + properties.titleWeight() * head[i]);
            squares += (double) mixed[i] * mixed[i];
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] /= length;
        }
        return mixed;
    }

    /** What the model can read; a text of nothing else is left to it as it is. */
    private RedactedText inEnglish(RedactedText text) {
        String said = glossary.english(text.value());
        // Rewritten text goes through the redactor again rather than around it.
        return said.equals(text.value()) || said.isBlank() ? text : redactor.redact(said);
    }

    private RedactedText start(RedactedText text) {
        int end = Math.min(text.length(), properties.embeddedChars());
        boolean splitsPair = end < text.length() && Character.isLowSurrogate(text.value().charAt(end));
        return text.slice(0, splitsPair ? end - 1 : end);
    }

    /** Names everything that the vector depends on. */
    private String contentHash(SearchDocument part) {
        String content = embeddingModel + '\0' + properties.embeddedChars() + '\0' + properties.titleWeight() + '\0'
                + part.title().value() + '\0'
                + part.body().value();
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
