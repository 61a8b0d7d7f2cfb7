package dev.triage.feedback;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.Resolution;
import dev.triage.incident.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Turns a resolved incident into an evaluation case: the frozen, redacted input with what is known to be right about it.
 * A case is a folder of two files, so that it can be read, mended and committed like code.
 */
@Service
@EnableConfigurationProperties(FeedbackProperties.class)
public class EvalCases {

    private static final Pattern FAMILY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern NUMBER = Pattern.compile("c(\\d{3})(-zh)?");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final int CHINESE_SHARE_PERCENT = 10;

    private final IncidentRepository incidents;
    private final FeedbackProperties properties;
    private final YAMLMapper yaml = new YAMLMapper();

    EvalCases(IncidentRepository incidents, FeedbackProperties properties) {
        this.incidents = incidents;
        this.properties = properties;
    }

    /** Whether the service knows where cases are kept. */
    public boolean hasFolder() {
        return properties.evalCases() != null;
    }

    /** Writes the case. */
    public EvalCaseResult write(IncidentId id, EvalCaseRequest request) {
        Path folder = properties.evalCases();
        if (folder == null) {
            return new EvalCaseResult.NoFolder();
        }
        Optional<Incident> incident = incidents.find(id);
        if (incident.isEmpty()) {
            return new EvalCaseResult.Missing();
        }
        Resolution resolution = incident.get().resolution();
        if (resolution == null || resolution.causeCode() == null) {
            return new EvalCaseResult.NotResolved();
        }
        String context = incident.get().context().value().strip() + "\n";
        Optional<EvalCaseResult> invalid = invalid(request, incident.get().title().value() + "\n" + context);
        if (invalid.isPresent()) {
            return invalid.get();
        }
        try {
            Files.createDirectories(folder);
            Optional<String> earlier = withContext(folder, context);
            if (earlier.isPresent()) {
                return new EvalCaseResult.AlreadyThere(earlier.get());
            }
            return new EvalCaseResult.Written(
                    write(folder, context, yaml.writeValueAsString(key(incident.get(), resolution, request, context))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write an evaluation case for incident " + id, e);
        }
    }

    private static Optional<EvalCaseResult> invalid(EvalCaseRequest request, String seen) {
        if (!FAMILY.matcher(request.family()).matches()) {
            return Optional.of(new EvalCaseResult.Invalid("family", "is lower-case words with hyphens"));
        }
        if (request.mustMention().isEmpty()) {
            return Optional.of(new EvalCaseResult.Invalid("mustMention", "names at least one fact"));
        }
        String folded = seen.toLowerCase(Locale.ROOT);
        for (EvalCaseRequest.ExpectedFact fact : request.mustMention()) {
            if (fact.any().stream().noneMatch(word -> folded.contains(word.toLowerCase(Locale.ROOT)))) {
                return Optional.of(new EvalCaseResult.Invalid("mustMention",
                        "\"" + fact.fact() + "\" has no word that stands in the context"));
            }
        }
        return Stream.concat(request.mustMention().stream(), request.mustNotMention().stream())
                .anyMatch(fact -> fact.fact().isBlank() || fact.any().isEmpty() || fact.any().contains(""))
                        ? Optional.of(new EvalCaseResult.Invalid("mustMention",
                                "and mustNotMention give each fact a name and words"))
                        : Optional.empty();
    }

    private static Map<String, Object> key(Incident incident, Resolution resolution, EvalCaseRequest request,
            String context) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("title", incident.title().value());
        key.put("service", incident.service().value());
        key.put("family", request.family());
        key.put("language", isChinese(context) ? "zh" : "en");
        if (!incident.symptoms().isBlank()) {
            key.put("symptoms", incident.symptoms().value());
        }
        if (incident.startedAt() != null) {
            key.put("startedAt", incident.startedAt().toString());
        }
        key.put("hard", request.hard());
        key.put("tags", List.of("from-incident"));
        key.put("why", "Incident " + incident.id() + ". Cause: " + resolution.rootCause().value().strip() + " Fix: "
                + resolution.fix().value().strip());
        key.put("severity", request.severity() == Severity.UNKNOWN ? "UNKNOWN" : request.severity().name());
        key.put("cause", Map.of("code", String.valueOf(resolution.causeCode()), "entities", request.entities()));
        key.put("mustMention", facts(request.mustMention()));
        key.put("mustNotMention", facts(request.mustNotMention()));
        key.put("known", List.of("SUMMARY"));
        return key;
    }

    private static List<Map<String, Object>> facts(List<EvalCaseRequest.ExpectedFact> facts) {
        return facts.stream().map(fact -> Map.<String, Object>of("fact", fact.fact(), "any", fact.any())).toList();
    }

    private static boolean isChinese(String context) {
        long signs = CHINESE.matcher(context).results().count();
        return signs * 100 > (long) context.length() * CHINESE_SHARE_PERCENT;
    }

    private static Optional<String> withContext(Path folder, String context) throws IOException {
        for (Path one : cases(folder)) {
            Path file = one.resolve("context.md");
            if (Files.isRegularFile(file) && Files.readString(file).strip().equals(context.strip())) {
                return Optional.of(one.getFileName().toString());
            }
        }
        return Optional.empty();
    }

    /** Under the next free number. Another copy of the service may take it first; then the one after that is tried. */
    private static String write(Path folder, String context, String key) throws IOException {
        List<Integer> taken = new ArrayList<>();
        for (Path one : cases(folder)) {
            Matcher number = NUMBER.matcher(one.getFileName().toString());
            if (number.matches()) {
                taken.add(Integer.parseInt(number.group(1)));
            }
        }
        OptionalInt last = taken.stream().mapToInt(Integer::intValue).max();
        for (int number = last.orElse(0) + 1;; number++) {
            Path made = folder.resolve("c%03d".formatted(number));
            try {
                Files.createDirectory(made);
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            Files.writeString(made.resolve("context.md"), context);
            Files.writeString(made.resolve("case.yaml"), key);
            return made.getFileName().toString();
        }
    }

    private static List<Path> cases(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        }
    }
}
