package dev.triage.verify;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the context says against causes, by the table in {@code verify/contrary.yaml}. */
final class ContraryFacts {

    private static final List<Row> TABLE = load();
    private static final int QUOTE_MAX_CHARS = 160;

    private final String context;
    private final SourceText source;
    private final Map<CauseCode, Evidence> found = new EnumMap<>(CauseCode.class);
    private boolean read;

    /** A row of the table. */
    record Row(List<CauseCode> causes, String says) {}

    private record Compiled(List<CauseCode> causes, Pattern says) {}

    private static final List<Compiled> COMPILED = TABLE.stream()
            .map(row -> new Compiled(row.causes(), Pattern.compile(row.says(), Pattern.CASE_INSENSITIVE))).toList();

    ContraryFacts(String context, SourceText source) {
        this.context = context;
        this.source = source;
    }

    /** The words of the context that deny the cause; null if there are none. */
    @Nullable
    Evidence to(CauseCode cause) {
        if (!read) {
            read = true;
            COMPILED.forEach(this::look);
        }
        return found.get(cause);
    }

    private void look(Compiled row) {
        Matcher denial = row.says().matcher(context);
        if (denial.find()) {
            int end = Math.min(denial.end(), denial.start() + QUOTE_MAX_CHARS);
            String quote = context.substring(denial.start(), end).strip();
            Evidence evidence = new Evidence(quote, EvidenceSource.CONTEXT, source.linesOf(quote));
            row.causes().forEach(cause -> found.putIfAbsent(cause, evidence));
        }
    }

    private static List<Row> load() {
        try (InputStream in = ContraryFacts.class.getResourceAsStream("/verify/contrary.yaml")) {
            return List.of(new YAMLMapper().readValue(in, Row[].class));
        } catch (IOException e) {
            throw new IllegalStateException("verify/contrary.yaml is part of the build", e);
        }
    }
}
