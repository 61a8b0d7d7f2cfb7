package dev.triage.signature;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.verify.Finding;
import dev.triage.verify.Grounds;
import dev.triage.verify.Verification;
import dev.triage.verify.Verifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Measures the analyst on a file of real contexts, one JSON object a line with {@code id}, {@code source},
 * {@code service}, {@code context} and {@code expected}. Prints top-1 and top-3 for each source, and each context that was
 * not named right; then what the checks find in the reports, in English and Chinese, for each context and rule. Run its
 * {@code main} with the file as the argument; labels are mapped by {@code context-labels.yaml}.
 */
final class ContextsBenchmark {

    private static final int TOP = 3;

    private record Label(String source, String contains, List<String> accept) {}

    private record Tally(int cases, int first, int amongThree, int unmapped) {

        Tally plus(boolean isFirst, boolean isAmongThree, boolean mapped) {
            return new Tally(cases + (mapped ? 1 : 0), first + (isFirst ? 1 : 0), amongThree + (isAmongThree ? 1 : 0),
                    unmapped + (mapped ? 0 : 1));
        }
    }

    private ContextsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("give the path of the contexts file (JSON lines)");
        }
        List<Label> labels = labels();
        Map<String, Tally> tallies = new TreeMap<>();
        JsonMapper json = JsonMapper.builder().build();
        Map<String, Integer> findings = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            if (!line.isBlank()) {
                measure(json.readTree(line), labels, tallies);
                check(json.readTree(line), "en", findings);
                check(json.readTree(line), "zh", findings);
            }
        }
        System.out.println("source     cases  top-1       top-3       unmapped");
        tallies.forEach(ContextsBenchmark::print);
        print("all", tallies.values().stream().reduce(new Tally(0, 0, 0, 0),
                (a, b) -> new Tally(a.cases + b.cases, a.first + b.first, a.amongThree + b.amongThree,
                        a.unmapped + b.unmapped)));
        System.out.println("findings of the checks, by level and rule: " + findings);
    }

    private static void check(JsonNode node, String language, Map<String, Integer> findings) {
        SignatureInput input = Analysis.input(node.get("service").asString(), node.get("context").asString(), language,
                List.of(), List.of());
        Verification checked = new Verifier().verify(Analysis.of(input), new Grounds(input.facts(),
                input.incident().title().value() + "\n" + input.incident().service().value(), List.of(), List.of(),
                language));
        for (Finding finding : checked.findings()) {
            findings.merge(finding.level() + " " + finding.rule(), 1, Integer::sum);
            System.out.println(node.get("id").asString() + " " + language + " " + finding.level() + " " + finding.rule()
                    + " at " + finding.where() + ": " + finding.reason() + " | " + finding.subject());
        }
    }

    private static void measure(JsonNode node, List<Label> labels, Map<String, Tally> tallies) {
        String source = node.get("source").asString();
        String expected = node.get("expected").toString();
        List<String> accept = labels.stream().filter(label -> label.source.equals(source))
                .filter(label -> expected.toLowerCase(Locale.ROOT).contains(label.contains.toLowerCase(Locale.ROOT)))
                .map(Label::accept).findFirst().orElse(List.of());
        Diagnosis diagnosis = Analysis.of(Analysis.input(node.get("service").asString(),
                node.get("context").asString(), "en", List.of(), List.of()));
        List<String> codes = diagnosis.hypotheses().stream().map(Hypothesis::causeCode).map(Enum::name).limit(TOP)
                .toList();
        boolean first = !codes.isEmpty() && accept.contains(codes.getFirst());
        boolean amongThree = codes.stream().anyMatch(accept::contains);
        tallies.merge(source, new Tally(0, 0, 0, 0).plus(first, amongThree, !accept.isEmpty()),
                (a, b) -> new Tally(a.cases + b.cases, a.first + b.first, a.amongThree + b.amongThree,
                        a.unmapped + b.unmapped));
        if (!first) {
            System.out.println((amongThree ? "third " : "WRONG ") + node.get("id").asString() + " wanted " + accept
                    + " got " + diagnosis.outcome() + " " + codes);
        }
    }

    private static void print(String source, Tally tally) {
        System.out.printf(Locale.ROOT, "%-10s %5d  %3d (%3d %%)  %3d (%3d %%)  %d%n", source, tally.cases, tally.first,
                percent(tally.first, tally.cases), tally.amongThree, percent(tally.amongThree, tally.cases),
                tally.unmapped);
    }

    private static long percent(int part, int all) {
        return all == 0 ? 0 : Math.round(100.0 * part / all);
    }

    private static List<Label> labels() throws IOException {
        List<Label> labels = new ArrayList<>();
        try (InputStream in = ContextsBenchmark.class.getResourceAsStream("/signature/context-labels.yaml")) {
            for (JsonNode node : new YAMLMapper().readTree(in).get("labels")) {
                List<String> accept = new ArrayList<>();
                node.get("accept").forEach(code -> accept.add(code.asString()));
                labels.add(new Label(node.get("source").asString(), node.get("contains").asString(), accept));
            }
        }
        return labels;
    }
}
