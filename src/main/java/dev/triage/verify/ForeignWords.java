package dev.triage.verify;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.DiagnosisJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of a diagnosis what is not its own: addresses that no clean line holds, pictures, tags, scripts, invisible
 * characters, and sentences that repeat an order of the data. A quote is left as it is for the grounding check.
 */
final class ForeignWords {

    private static final int RUN_WORDS = 4;
    private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]{0,300}\\]\\([^)]{0,2000}\\)?");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]{0,300})\\]\\(([^)]{0,2000})\\)");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:https?|ftp|wss?|file)://[^\\s<>\"'`)\\]]+|www\\.[a-z0-9.-]+\\.[a-z]{2,}[^\\s<>\"'`)\\]]*|javascript:[^\\s]*|vbscript:[^\\s]*|data:[a-z]+/[a-z0-9.+-]+[;,][^\\s]*");
    private static final Pattern HOST = Pattern.compile("(?i)^(?:[a-z]+://)?(?:[^/@\\s]*@)?([^/:?#\\s]+)");
    private static final Pattern TAG = Pattern.compile(
            "(?is)<\\s?/?(?:script|img|iframe|svg|object|embed|meta|link|form|style|a|video|audio|base|input|button|html|body|details)\\b[^>]{0,2000}>?");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;])\\s+|(?<=[。！？；])|\\n+");
    private static final Pattern WORD = Pattern.compile("[a-z0-9_']+|\\p{IsHan}|\\p{L}+");

    private final Set<String> runs = new HashSet<>();
    private final Set<String> orders = new HashSet<>();
    private final String clean;

    ForeignWords(List<InjectionScan.Hit> hits, String clean) {
        this.clean = clean;
        Set<String> own = new HashSet<>();
        if (!hits.isEmpty()) {
            addRuns(clean, own);
        }
        for (InjectionScan.Hit hit : hits) {
            hit.readings().forEach(reading -> {
                orders.add(String.join(" ", words(reading)));
                addRuns(reading, runs);
            });
        }
        runs.removeAll(own);
    }

    Diagnosis clean(Diagnosis diagnosis, List<Finding> findings) {
        JsonNode tree = new JsonMapper().readTree(DiagnosisJson.write(diagnosis));
        int before = findings.size();
        JsonNode cleaned = node("", tree, findings);
        return findings.size() == before ? diagnosis : DiagnosisJson.read(cleaned.toString());
    }

    /** Whether the quote is a part of a line that gives orders. */
    boolean isOrder(String quote) {
        String said = String.join(" ", words(PlainForm.of(quote)));
        return !said.isEmpty() && orders.stream().anyMatch(order -> order.contains(said)) && !cleanHolds(said);
    }

    private boolean cleanHolds(String said) {
        return String.join(" ", words(clean)).contains(said);
    }

    private JsonNode node(String path, JsonNode node, List<Finding> findings) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(),
                    node(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), findings)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            for (int i = 0; i < array.size(); i++) {
                copy.add(node(path + "[" + i + "]", array.get(i), findings));
            }
            return copy;
        }
        if (!node.isString() || path.endsWith(".quote")) {
            return node;
        }
        String text = node.stringValue();
        boolean command = path.endsWith(".text");
        String own = command && orders.isEmpty()
                ? text
                : command ? addresses(path, text, findings) : prose(path, text, findings);
        return own.equals(text) ? node : JsonNodeFactory.instance.stringNode(own);
    }

    private String prose(String path, String text, List<Finding> findings) {
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> !PlainForm.isInvisible(point) && (point >= ' ' || point == '\n' || point == '\t'))
                .forEach(seen::appendCodePoint);
        String bare = IMAGE.matcher(seen).replaceAll("[picture removed]");
        bare = LINK.matcher(bare).replaceAll("$1 ($2)");
        bare = TAG.matcher(bare).replaceAll("[markup removed]");
        if (!bare.equals(text)) {
            findings.add(InjectionCheck.finding("live-content", FindingLevel.ERROR, path, text,
                    "a report holds no pictures, links, tags or invisible characters; they were taken out", ""));
        }
        bare = addresses(path, bare, findings);
        return sentences(path, bare, findings);
    }

    private String addresses(String path, String text, List<Finding> findings) {
        Matcher matcher = ADDRESS.matcher(text);
        return matcher.replaceAll(match -> {
            String address = match.group();
            Matcher host = HOST.matcher(address.toLowerCase(Locale.ROOT));
            boolean script = address.matches("(?is)(?:javascript|vbscript|data):.*");
            if (!script && host.find() && isKnown(host.group(1))) {
                return Matcher.quoteReplacement(address);
            }
            findings.add(InjectionCheck.finding("address-not-in-source", FindingLevel.ERROR, path, address,
                    "no clean line of the sources holds this address; it was taken out", ""));
            return "[address removed]";
        });
    }

    private boolean isKnown(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.startsWith("<") || host.startsWith("$")
                || host.startsWith("[") || clean.contains(host);
    }

    private String sentences(String path, String text, List<Finding> findings) {
        if (runs.isEmpty() && orders.isEmpty()) {
            return text;
        }
        List<String> kept = new ArrayList<>();
        boolean removed = false;
        for (String sentence : SENTENCE_END.split(text)) {
            if (repeatsAnOrder(sentence)) {
                removed = true;
                findings.add(InjectionCheck.finding("words-from-injection", FindingLevel.ERROR, path, sentence,
                        "it repeats a line that gives orders; it was taken out", ""));
            } else {
                kept.add(sentence);
            }
        }
        return !removed
                ? text
                : kept.isEmpty()
                        ? "[removed: it repeated an order that stands in the data]"
                        : String.join(" ", kept);
    }

    private boolean repeatsAnOrder(String sentence) {
        List<String> words = words(PlainForm.of(sentence));
        for (int i = 0; i + RUN_WORDS <= words.size(); i++) {
            if (runs.contains(String.join(" ", words.subList(i, i + RUN_WORDS)))) {
                return true;
            }
        }
        String whole = String.join(" ", words);
        return words.size() >= 2 && words.size() < RUN_WORDS && whole.length() >= 6
                && orders.stream().anyMatch(order -> order.contains(whole)) && !cleanHolds(whole);
    }

    private static void addRuns(String text, Set<String> runs) {
        List<String> words = words(text);
        for (int i = 0; i + RUN_WORDS <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + RUN_WORDS)));
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
