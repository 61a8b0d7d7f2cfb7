package dev.triage.signature;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The known failure modes: those of the class path and those of the user's folders. A user's mode with the id of another
 * replaces it. Immutable.
 */
public final class SignatureCatalog {

    private final List<Signature> signatures;
    private final List<Phrase> entities;
    private final Map<String, List<Phrase>> effects;
    private final Map<String, Map<String, Template>> words;
    private final PhraseScan scan;

    SignatureCatalog(Collection<Signature> signatures, List<Phrase> entities, Map<String, List<Phrase>> effects,
            Map<String, Map<String, Template>> words) {
        this.signatures = List.copyOf(signatures);
        this.entities = List.copyOf(entities);
        this.effects = Map.copyOf(effects);
        this.words = Map.copyOf(words);
        this.scan = new PhraseScan(
                Stream.of(this.entities.stream(), this.effects.values().stream().flatMap(List::stream),
                        this.signatures.stream().flatMap(SignatureCatalog::phrases)).flatMap(all -> all).toList());
    }

    /**
     * Loads the catalogue.
     *
     * @param folders folders of the user, each laid out like {@code signatures/} on the class path
     * @throws CatalogException naming file, mode and field when a file cannot be used
     */
    public static SignatureCatalog load(List<Path> folders) {
        return new CatalogLoader().load(folders);
    }

    /** How many modes there are. */
    public int size() {
        return signatures.size();
    }

    List<Signature> signatures() {
        return signatures;
    }

    List<Phrase> entities() {
        return entities;
    }

    Map<String, List<Phrase>> effects() {
        return effects;
    }

    PhraseScan scan() {
        return scan;
    }

    /** The sentences of the report itself, in English where the language lacks one. */
    Map<String, Template> words(String language) {
        Map<String, Template> all = new LinkedHashMap<>(words.getOrDefault(Signature.FALLBACK_LANGUAGE, Map.of()));
        all.putAll(words.getOrDefault(language, Map.of()));
        return all;
    }

    private static Stream<Phrase> phrases(Signature signature) {
        List<Phrase> phrases = new ArrayList<>();
        Stream.of(signature.requires(), signature.speaksFor(), signature.speaksAgainst(),
                signature.plan().missing().stream().flatMap(missing -> missing.unless().stream()).toList())
                .flatMap(List::stream).forEach(clue -> collect(clue.condition(), phrases));
        return phrases.stream();
    }

    private static void collect(Condition condition, List<Phrase> into) {
        if (condition instanceof Condition.Words words) {
            into.addAll(words.phrases());
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> collect(part, into));
        }
    }
}
