package dev.triage.signature;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Diagnosis;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A context of our own, with the cause that has to stand first. */
record SyntheticCase(CauseCode cause, String language, String text) {

    static Stream<SyntheticCase> all() {
        return Stream.of("cases-postgres.yaml", "cases-platform.yaml").flatMap(file -> read(file).stream());
    }

    private static List<SyntheticCase> read(String file) {
        List<SyntheticCase> cases = new ArrayList<>();
        try (InputStream in = SyntheticCase.class.getResourceAsStream("/signature/" + file)) {
            for (JsonNode node : new YAMLMapper().readTree(in).get("cases")) {
                cases.add(new SyntheticCase(CauseCode.valueOf(node.get("cause").asString()),
                        node.path("language").asString("en"), node.get("text").asString()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return cases;
    }

    Diagnosis diagnosis() {
        return Analysis.of(text, language);
    }

    @Nullable
    CauseCode first() {
        Diagnosis diagnosis = diagnosis();
        return diagnosis.hypotheses().isEmpty() ? null : diagnosis.hypotheses().getFirst().causeCode();
    }

    @Override
    public String toString() {
        return cause + " " + language + ": " + text.lines().findFirst().orElse("");
    }
}
