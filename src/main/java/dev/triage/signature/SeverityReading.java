package dev.triage.signature;

import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.incident.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Reads the severity from what the context tells, and from nothing else. SEV1: data is lost, everything fails, half of
 * the requests fail, or a tenth on a path that earns money. SEV2: a hundredth fails, customers notice, or latency is at
 * least tripled. SEV3: something is at its limit or errors are seen. SEV4: nothing is wrong. Without any of these it is
 * unknown.
 */
record SeverityReading(Effects effects, Words words) {

    private static final double HALF = 0.5;
    private static final double TENTH = 0.1;
    private static final double HUNDREDTH = 0.01;

    SeverityAssessment read(boolean noIncident) {
        if (noIncident) {
            return new SeverityAssessment(Severity.SEV4, words.say("severity.none"));
        }
        List<String> reasons = new ArrayList<>();
        Severity level = level(reasons);
        if (reasons.isEmpty()) {
            return new SeverityAssessment(Severity.UNKNOWN, words.say("severity.unknown"));
        }
        return new SeverityAssessment(level, words.say("severity.because", "reasons", words.series(reasons)));
    }

    private Severity level(List<String> reasons) {
        Severity level = Severity.UNKNOWN;
        OptionalDouble share = effects.errorShare();
        boolean revenue = effects.isRevenuePath();
        level = worse(level, effects.losesData(), Severity.SEV1, reasons, "severity.dataLoss");
        level = worse(level, effects.isOutage(), Severity.SEV1, reasons, "severity.outage");
        if (share.isPresent() && share.getAsDouble() >= HUNDREDTH) {
            boolean grave = share.getAsDouble() >= (revenue ? TENTH : HALF);
            level = min(level, grave ? Severity.SEV1 : Severity.SEV2);
            reasons.add(words.say("severity.errorShare", "share", percent(share.getAsDouble())));
            if (revenue) {
                reasons.add(words.say("severity.revenue"));
            }
        }
        level = worse(level, effects.isNoticedByCustomers(), Severity.SEV2, reasons, "severity.customers");
        level = worse(level, effects.isSlow(), Severity.SEV2, reasons, "severity.slow");
        level = worse(level, effects.isSaturated(), Severity.SEV3, reasons, "severity.saturated");
        return worse(level, reasons.isEmpty() && effects.hasErrors(), Severity.SEV3, reasons, "severity.errors");
    }

    private Severity worse(Severity level, boolean holds, Severity least, List<String> reasons, String key) {
        if (holds) {
            reasons.add(words.say(key));
            return min(level, least);
        }
        return level;
    }

    private static Severity min(Severity a, Severity b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.1f", share * 100);
        return text.replaceAll("\\.0$", "") + "%";
    }
}
