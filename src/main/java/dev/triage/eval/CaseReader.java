package dev.triage.eval;

import dev.triage.diagnosis.CauseCode;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.score.Expected;
import dev.triage.score.ExpectedCause;
import dev.triage.score.ExpectedFact;
import dev.triage.score.PostmortemPart;
import dev.triage.score.RuledOut;
import dev.triage.score.Trap;
import dev.triage.verify.FindingKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one case from the texts of its two files. */
final class CaseReader {

    /** A number says nothing of the answer. */
    static final Pattern ID = Pattern.compile("c\\d{3}(-(zh|en))?");

    private static final Pattern FAMILY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private CaseReader() {}

    /** The case; what is wrong with it goes to the list, and then the case must not be used. */
    static EvalCase read(String id, String yaml, String context, List<String> problems) {
        YamlNode file = YamlNode.parse(id + "/case.yaml", yaml, problems);
        String title = file.text("title");
        String service = file.text("service");
        if (!service.isEmpty() && !ServiceName.isValid(service)) {
            file.problem("service", "\"" + service + "\" is not a service name");
        }
        String family = file.text("family");
        if (!family.isEmpty() && !FAMILY.matcher(family).matches()) {
            file.problem("family", "must be lower-case words with hyphens");
        }
        String language = file.text("language");
        if (!language.isEmpty() && !Set.of("en", "zh").contains(language)) {
            file.problem("language", "must be en or zh");
        }
        String symptoms = Objects.requireNonNullElse(file.textOrNull("symptoms"), "");
        EvalCase read = new EvalCase(id, title, service, symptoms, instant(file, "startedAt"), family,
                file.texts("tags"), file.flag("hard"), file.flag("mustPass"), language, file.textOrNull("twin"),
                file.text("why"), expected(file), context, Hashes.of(id, yaml, context));
        file.refuseUnknownFields();
        if (!ID.matcher(id).matches()) {
            problems.add(id + ": a case is called c and three digits, with -zh for its Chinese twin:"
                    + " a name must not hint at the answer");
        }
        if (context.isBlank()) {
            problems.add(id + "/context.md: is empty");
        }
        return read;
    }

    private static Expected expected(YamlNode file) {
        boolean abstain = file.flag("abstain");
        ExpectedCause cause = null;
        YamlNode causeNode = file.child("cause");
        if (causeNode != null) {
            cause = cause(causeNode);
        }
        if (abstain == (cause != null)) {
            file.problem("cause", abstain
                    ? "must be left out where abstaining is right"
                    : "is missing; or say abstain: true if the context carries none");
        }
        Severity severity = file.choice("severity", Severity.class);
        if (severity == null && !file.has("severity")) {
            file.problem("severity", "is missing; write UNKNOWN if nothing decides it");
        }
        Set<PostmortemPart> known = Set.copyOf(file.choices("known", PostmortemPart.class));
        Set<PostmortemPart> unknown = Set.copyOf(file.choices("unknown", PostmortemPart.class));
        if (known.stream().anyMatch(unknown::contains)) {
            file.problem("unknown", "names a part that known names too");
        }
        return new Expected(cause, abstain, severity == null ? Severity.UNKNOWN : severity,
                Set.copyOf(file.choices("severityAccepted", Severity.class)),
                file.list("alternatives", CaseReader::cause),
                Set.copyOf(file.choices("requiredCauses", CauseCode.class)),
                Set.copyOf(file.choices("forbiddenCauses", CauseCode.class)),
                file.list("ruledOut", CaseReader::ruledOut), file.list("mustMention", CaseReader::fact),
                file.list("mustNotMention", CaseReader::fact), file.list("fix", CaseReader::fact),
                file.list("traps", CaseReader::trap), known, unknown);
    }

    private static ExpectedCause cause(YamlNode node) {
        CauseCode code = code(node);
        ExpectedCause cause = new ExpectedCause(code, node.texts("entities"));
        node.refuseUnknownFields();
        return cause;
    }

    private static CauseCode code(YamlNode node) {
        CauseCode code = node.choice("code", CauseCode.class);
        if (code == null && !node.has("code")) {
            node.problem("code", "is missing");
        }
        return code == null ? CauseCode.UNKNOWN : code;
    }

    private static RuledOut ruledOut(YamlNode node) {
        RuledOut ruledOut = new RuledOut(code(node), node.text("quote"));
        node.refuseUnknownFields();
        return ruledOut;
    }

    private static ExpectedFact fact(YamlNode node) {
        ExpectedFact fact = new ExpectedFact(node.text("fact"), node.texts("any"), node.pattern("regex"),
                node.textOrNull("quote"));
        if (fact.any().isEmpty() && !node.has("regex")) {
            node.problem("any", "is missing; give words of which one suffices, or a regex");
        }
        node.refuseUnknownFields();
        return fact;
    }

    private static Trap trap(YamlNode node) {
        Trap trap = new Trap(node.text("what"), node.textOrNull("rule"), node.choice("kind", FindingKind.class),
                node.pattern("regex"), node.flag("critical"));
        if (List.of(node.has("rule"), node.has("kind"), node.has("regex")).stream().filter(given -> given)
                .count() != 1) {
            node.problem("what", "needs exactly one of rule, kind and regex beside it");
        }
        node.refuseUnknownFields();
        return trap;
    }

    private static @Nullable Instant instant(YamlNode file, String field) {
        String text = file.textOrNull(field);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            file.problem(field, "must be a moment such as 2026-03-04T09:12:00Z");
            return null;
        }
    }
}
