package dev.triage.prompt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of one version as they lie in its folder.
 *
 * @param place how messages call the folder
 * @param name name of the folder, which is the name of the version
 * @param contents bytes by path below the folder
 */
record PromptFiles(String place, String name, SortedMap<String, byte[]> contents) {

    private static final Set<String> REQUIRED = Set.of("prompt.yaml", "system.md", "user.md");
    private static final String EXAMPLES = "examples/";

    /** Reads and checks the version. */
    PromptVersion read() {
        if (!PromptVersion.isValidName(name)) {
            throw new InvalidPromptException(
                    place + " is not a version; name the folder v and a number, such as v3 or v3-acme");
        }
        TreeMap<String, String> texts = new TreeMap<>();
        contents.forEach((path, bytes) -> texts.put(path, text(path, bytes)));
        for (String file : new TreeSet<>(REQUIRED)) {
            if (!texts.containsKey(file)) {
                throw invalid(file, "is missing; create it (see docs/prompts.md)");
            }
        }
        for (String path : texts.keySet()) {
            if (!REQUIRED.contains(path) && !(path.startsWith(EXAMPLES) && path.endsWith(".md"))) {
                throw invalid(path,
                        "does not belong here; allowed are prompt.yaml, system.md, user.md and examples/*.md");
            }
        }
        PromptManifest manifest = PromptManifest.parse(place + "/prompt.yaml", texts.getOrDefault("prompt.yaml", ""));
        String system = texts.getOrDefault("system.md", "");
        String user = texts.getOrDefault("user.md", "");
        List<String> examples = List.copyOf(texts.subMap(EXAMPLES, EXAMPLES + Character.MAX_VALUE).values());
        checkSlots(system, user, !examples.isEmpty());
        return new PromptVersion(name, manifest.description(), manifest.changelog(), manifest.parameters(),
                manifest.released(), hash(texts), system, user, examples);
    }

    private void checkSlots(String system, String user, boolean hasExamples) {
        Set<String> inSystem = new PromptTemplate(system).slots();
        Set<String> inUser = new PromptTemplate(user).slots();
        checkAllowed("system.md", inSystem, PromptTemplate.SYSTEM_SLOTS);
        checkAllowed("user.md", inUser, PromptTemplate.USER_SLOTS);
        for (String slot : new TreeSet<>(PromptTemplate.USER_REQUIRED)) {
            if (!inUser.contains(slot)) {
                throw invalid("user.md", "lacks {{" + slot + "}}; add it where that part belongs");
            }
            long lines = user.lines().filter(line -> line.contains("{{" + slot + "}}")).count();
            boolean alone = user.lines().anyMatch(line -> line.equals("{{" + slot + "}}"));
            if (!slot.equals("fence") && (lines != 1 || !alone)) {
                throw invalid("user.md", "must have {{" + slot + "}} once, on a line of its own; move it there");
            }
        }
        for (String slot : List.of("language", "schema")) {
            if (!inSystem.contains(slot) && !inUser.contains(slot)) {
                throw invalid("system.md", "lacks {{" + slot + "}}, and so does user.md; add it to one of them");
            }
        }
        boolean wantsExamples = inSystem.contains("examples") || inUser.contains("examples");
        if (wantsExamples && !hasExamples) {
            throw invalid("examples/", "is empty, but {{examples}} is used; add an example or remove the slot");
        }
        if (hasExamples && !wantsExamples) {
            throw invalid("system.md", "lacks {{examples}}, but there are examples; add the slot or remove them");
        }
    }

    private void checkAllowed(String file, Set<String> slots, Set<String> allowed) {
        for (String slot : slots) {
            if (!allowed.contains(slot)) {
                throw invalid(file,
                        "has an unknown slot {{" + slot + "}}; allowed are "
                                + String.join(", ", new TreeSet<>(allowed)));
            }
        }
    }

    /** Line ends count as line feeds, so that a checkout on Windows has the same hash. */
    private String text(String path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new InvalidPromptException(place + "/" + path + " is not UTF-8; save it as UTF-8", e);
        }
    }

    /** Each file gives its name and its content, both preceded by their lengths, in the order of the names. */
    private static String hash(SortedMap<String, String> texts) {
        MessageDigest digest = Fence.sha256();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Fence.update(digest, file.getKey());
            Fence.update(digest, file.getValue());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private InvalidPromptException invalid(String file, String problem) {
        return new InvalidPromptException(place + "/" + file + " " + problem);
    }
}
