package dev.triage.intake;

import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a raw alert safe and uniform. */
final class AlertReading {

    private static final int NAME_MAX_CHARS = 150;
    private static final int SUMMARY_MAX_CHARS = 2000;
    private static final int SERVICE_MAX_CHARS = 100;
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}._/: -]+");
    private static final int LABELS_MAX = 50;
    private static final int LABEL_MAX_CHARS = 300;

    private final Redactor redactor;
    private final AlertTopology topology;
    private final Supplier<UUID> ids;

    AlertReading(Redactor redactor, AlertTopology topology, Supplier<UUID> ids) {
        this.redactor = redactor;
        this.topology = topology;
        this.ids = ids;
    }

    Alert read(String source, RawAlert raw, Instant now) {
        Map<String, RedactedText> labels = new TreeMap<>();
        raw.labels().entrySet().stream().sorted(Map.Entry.comparingByKey()).limit(LABELS_MAX)
                .forEach(label -> labels.put(cut(clean(label.getKey()), LABEL_MAX_CHARS),
                        safe(label.getValue(), LABEL_MAX_CHARS)));
        Instant starts = earlierOf(raw.startsAt() == null ? now : raw.startsAt(), now);
        Instant changed = raw.changedAt() == null ? starts : earlierOf(raw.changedAt(), now);
        return new Alert(ids.get(), source, fingerprint(raw), group(raw), name(raw), raw.status(),
                severity(raw.severity()), service(raw), labels, safe(raw.summary(), SUMMARY_MAX_CHARS),
                raw.link().matches("https?://.*") ? safe(raw.link(), SUMMARY_MAX_CHARS) : RedactedText.empty(), starts,
                raw.changedAt() == null && raw.status() == AlertStatus.RESOLVED ? now : changed,
                raw.startsAt() != null);
    }

    /** What monitoring systems call their severities, as ours; what is not known decides nothing. */
    static Severity severity(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "sev1", "sev-1", "p1", "disaster", "emergency", "fatal", "1" -> Severity.SEV1;
            case "sev2", "sev-2", "p2", "critical", "crit", "page", "high", "error", "alert", "2" -> Severity.SEV2;
            case "sev3", "sev-3", "p3", "warning", "warn", "medium", "average", "major", "minor", "3" -> Severity.SEV3;
            case "sev4", "sev-4", "p4", "p5", "info", "informational", "information", "low", "notice", "none", "4",
                    "5" ->
                Severity.SEV4;
            default -> Severity.UNKNOWN;
        };
    }

    /** A digest, for a fingerprint made of foreign text may hold anything. */
    private static String fingerprint(RawAlert raw) {
        if (!raw.fingerprint().isBlank()) {
            return raw.fingerprint().matches("[A-Za-z0-9_.:-]{1,64}")
                    ? raw.fingerprint()
                    : Digest.sha256(raw.fingerprint());
        }
        List<String> parts = new ArrayList<>(List.of(raw.name(), raw.service() == null ? "" : raw.service()));
        new TreeMap<>(raw.labels()).forEach((name, value) -> {
            parts.add(name);
            parts.add(value);
        });
        return Digest.sha256(parts);
    }

    private static String group(RawAlert raw) {
        return raw.group().isBlank() ? "" : Digest.sha256(raw.group());
    }

    private RedactedText name(RawAlert raw) {
        RedactedText name = safe(raw.name().replaceAll("\\s+", " "), NAME_MAX_CHARS);
        return name.isBlank() ? redactor.redact("alert without a name") : name;
    }

    private @Nullable ServiceName service(RawAlert raw) {
        String name = raw.service() != null ? raw.service() : topology.service(raw.labels()).orElse("");
        RedactedText safe = safe(NOT_IN_A_NAME.matcher(name).replaceAll(" ").replaceAll(" +", " "), SERVICE_MAX_CHARS);
        return ServiceName.isValid(safe.value()) ? new ServiceName(safe.value()) : null;
    }

    private RedactedText safe(String text, int max) {
        RedactedText safe = redactor.redact(clean(text).strip());
        return safe.length() <= max ? safe : safe.slice(0, ends(safe.value(), max));
    }

    /** PostgreSQL keeps times to the microsecond; a clock that runs ahead is not believed. */
    private static Instant earlierOf(Instant said, Instant now) {
        Instant time = said.isAfter(now) ? now : said;
        return time.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    private static String clean(String text) {
        return ContextText.clean(text);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, ends(text, max));
    }

    private static int ends(String text, int max) {
        return Character.isLowSurrogate(text.charAt(max)) ? max - 1 : max;
    }
}
