package dev.triage.signature;

import dev.triage.signature.RuleReader.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the files of the catalogue and puts rules and words together. */
final class CatalogLoader {

    private static final String ROOT = "signatures/";
    private static final String SHARED = "shared";
    private static final String REPORT = "report";
    private static final long FILE_MAX_BYTES = 1_000_000;

    private final YAMLMapper yaml = new YAMLMapper();
    private final Map<String, Signature> signatures = new LinkedHashMap<>();
    private final Map<String, Map<String, SignatureText>> texts = new LinkedHashMap<>();
    private final Map<String, SignatureText> sharedTexts = new LinkedHashMap<>();
    private final Map<String, Map<String, Template>> words = new LinkedHashMap<>();
    private final List<Phrase> entities = new ArrayList<>();
    private final Map<String, List<Phrase>> effects = new LinkedHashMap<>();
    /** Modes whose words are the built-in ones still. */
    private final Set<String> builtInWords = new HashSet<>();
    private Shared shared = Shared.NONE;

    SignatureCatalog load(List<Path> folders) {
        loadClassPath();
        builtInWords.addAll(texts.keySet());
        folders.forEach(this::loadFolder);
        List<Signature> all = signatures.values().stream()
                .map(signature -> signature.withTexts(complete(texts.getOrDefault(signature.id(), Map.of())))).toList();
        all.forEach(signature -> CatalogRules.check(signature, entities));
        return new SignatureCatalog(all, entities, effects, words);
    }

    /** A step that a language has no words for is told in English. */
    private static Map<String, SignatureText> complete(Map<String, SignatureText> byLanguage) {
        SignatureText english = byLanguage.get(Signature.FALLBACK_LANGUAGE);
        if (english == null) {
            return byLanguage;
        }
        return byLanguage.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().over(english)));
    }

    private void loadClassPath() {
        Fields index = new Fields(required("index.yaml"), ROOT + "index.yaml");
        List<String> families = index.texts("families");
        List<String> languages = index.texts("languages");
        index.done();
        shared = shared(new Fields(required("shared.yaml"), ROOT + "shared.yaml"));
        entities(new Fields(required("entities.yaml"), ROOT + "entities.yaml"));
        effects(new Fields(required("effects.yaml"), ROOT + "effects.yaml"));
        for (String family : families) {
            rules(required(family + ".yaml"), ROOT + family + ".yaml", family);
        }
        for (String language : languages) {
            List<String> names = Stream.concat(Stream.of(SHARED, REPORT), families.stream()).toList();
            for (String name : names) {
                String file = "text/" + language + "/" + name + ".yaml";
                JsonNode tree = resource(file);
                if (tree != null) {
                    text(tree, ROOT + file, language, name);
                }
            }
        }
    }

    private void loadFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CatalogException(folder.toString(),
                    "is not a folder; correct triage.signatures.folders or create it");
        }
        for (Path file : yamlFiles(folder)) {
            rules(parse(file), file.toString(), name(file));
        }
        Path root = folder.resolve("text");
        for (Path language : Files.isDirectory(root) ? children(root) : List.<Path>of()) {
            for (Path file : yamlFiles(language)) {
                text(parse(file), file.toString(), name(language), name(file));
            }
        }
    }

    private void rules(JsonNode tree, String place, String family) {
        Fields file = new Fields(tree, place);
        List<Signature> modes = file.objects("modes",
                fields -> new RuleReader(shared).signature(fields.has("id") ? fields.named(fields.text("id")) : fields,
                        family));
        file.done();
        for (Signature mode : modes) {
            Signature before = signatures.put(mode.id(), mode);
            if (before != null && before.family().equals(family)) {
                throw new CatalogException(place, "has two modes with the id '" + mode.id() + "'");
            }
        }
    }

    private void text(JsonNode tree, String place, String language, String name) {
        Fields file = new Fields(tree, place);
        SignatureText nothing = new SignatureText(Template.of(""), Template.of(""), Map.of(), Map.of(), Map.of(),
                Map.of());
        if (name.equals(SHARED)) {
            sharedTexts.put(language, TextReader.shared(file));
        } else if (name.equals(REPORT)) {
            Map<String, Template> all = words.computeIfAbsent(language, none -> new LinkedHashMap<>());
            file.names().forEach(key -> all.put(key, RuleReader.template(file, key, file.text(key))));
        } else {
            for (String id : file.names()) {
                // A mode that a user has worded anew says nothing old in another language.
                if (builtInWords.remove(id)) {
                    texts.remove(id);
                }
                SignatureText text = TextReader.signature(file.object(id), sharedTexts.getOrDefault(language, nothing));
                texts.computeIfAbsent(id, none -> new LinkedHashMap<>()).put(language, text);
            }
        }
    }

    private static Shared shared(Fields file) {
        Shared shared = new Shared(
                file.objects("checks", RuleReader::check).stream()
                        .collect(Collectors.toMap(PlanRules.Check::key, step -> step)),
                file.objects("mitigations", fields -> RuleReader.mitigation(fields, null)).stream()
                        .collect(Collectors.toMap(PlanRules.Mitigation::key, step -> step)),
                file.objects("followUps", RuleReader::follow).stream()
                        .collect(Collectors.toMap(PlanRules.Follow::key, step -> step)));
        file.done();
        return shared;
    }

    private void entities(Fields file) {
        file.texts("phrases").stream().map(Phrase::of).forEach(entities::add);
        file.done();
    }

    private void effects(Fields file) {
        file.names().forEach(name -> effects.put(name, file.texts(name).stream().map(Phrase::of).toList()));
    }

    private JsonNode required(String file) {
        JsonNode tree = resource(file);
        if (tree == null) {
            throw new CatalogException(ROOT + file, "is not on the class path");
        }
        return tree;
    }

    private @Nullable JsonNode resource(String file) {
        try (InputStream in = CatalogLoader.class.getClassLoader().getResourceAsStream(ROOT + file)) {
            return in == null ? null : tree(yaml.readTree(in), ROOT + file);
        } catch (IOException | JacksonException broken) {
            throw new CatalogException(ROOT + file, "is not YAML: " + broken.getMessage());
        }
    }

    private JsonNode parse(Path file) {
        try {
            if (Files.size(file) > FILE_MAX_BYTES) {
                throw new CatalogException(file.toString(), "is larger than " + FILE_MAX_BYTES + " bytes; split it");
            }
            return tree(yaml.readTree(Files.readString(file)), file.toString());
        } catch (IOException | JacksonException broken) {
            throw new CatalogException(file.toString(), "is not YAML: " + broken.getMessage());
        }
    }

    private static JsonNode tree(@Nullable JsonNode tree, String place) {
        if (tree == null || !tree.isObject()) {
            throw new CatalogException(place, "is empty or not a YAML object; begin it with 'modes:'");
        }
        return tree;
    }

    private static List<Path> yamlFiles(Path folder) {
        return children(folder).stream().filter(file -> file.toString().endsWith(".yaml")).toList();
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + folder, unreadable);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceAll("\\.yaml$", "");
    }
}
