package dev.triage.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;

/**
 * Reads a reply strictly: what does not fit the schema is rejected with every reason, nothing is repaired. Besides
 * white space around it, one thing is tolerated: a single code fence around the whole reply, for models put it there
 * whatever they are told, and taking it away leaves nothing to guess.
 *
 * <p>Bounds: {@value #REPLY_MAX_CHARS} characters, {@value DiagnosisJson#DEPTH_MAX} levels, strings of
 * {@value ShapeNotes#MAX_CHARS} characters, 10 hypotheses, 30 checklist steps, 20 mitigations, 30 follow-ups, 50
 * timeline entries, 20 of everything else.
 */
public final class DiagnosisParser {

    /** Longest reply that is looked at, in UTF-16 units. */
    public static final int REPLY_MAX_CHARS = 1_048_576;

    private static final String FENCE = "```";
    private static final Shape SHAPE = Shape.of(Diagnosis.class);

    /** Parses one reply. Never throws, whatever the reply. The errors quote the reply: redact before storing them. */
    public ParsedReply parse(String reply) {
        if (reply.length() > REPLY_MAX_CHARS) {
            return rejected("$: the reply has more than " + REPLY_MAX_CHARS + " characters");
        }
        String json = withoutFence(reply.strip());
        if (json == null) {
            return rejected("$: the code fence is not closed; write JSON only");
        }
        if (json.isEmpty()) {
            return rejected("$: the reply is empty; write one JSON object");
        }
        JsonNode tree;
        try {
            tree = DiagnosisJson.STRICT.readTree(json);
        } catch (JacksonException e) {
            return rejected("$: not JSON" + place(e.getLocation()) + ": " + firstLine(e.getOriginalMessage()));
        }
        ShapeCheck check = new ShapeCheck();
        check.check(tree, SHAPE, "$");
        if (!check.errors().isEmpty()) {
            return new ParsedReply.Rejected(check.errors());
        }
        Diagnosis diagnosis = DiagnosisJson.STRICT.treeToValue(tree, Diagnosis.class);
        checkOutcome(diagnosis, check);
        return check.errors().isEmpty()
                ? new ParsedReply.Accepted(diagnosis)
                : new ParsedReply.Rejected(check.errors());
    }

    private static void checkOutcome(Diagnosis diagnosis, ShapeCheck check) {
        List<Hypothesis> hypotheses = diagnosis.hypotheses();
        switch (diagnosis.outcome()) {
            case ESTABLISHED, SUSPECTED -> {
                if (hypotheses.isEmpty()) {
                    check.error("$.hypotheses", "outcome " + diagnosis.outcome()
                            + " needs at least one hypothesis; without one it is NOT_ESTABLISHED");
                }
            }
            case NO_INCIDENT -> {
                for (int i = 0; i < hypotheses.size(); i++) {
                    if (hypotheses.get(i).causeCode() != CauseCode.NO_FAULT) {
                        check.error("$.hypotheses[" + i + "].causeCode",
                                "outcome NO_INCIDENT allows no cause but NO_FAULT");
                    }
                }
            }
            case NOT_ESTABLISHED -> {
                // Weak hypotheses are welcome here, and so is none.
            }
        }
    }

    /** What stands inside a fence around all of it; the text itself without one; null if the fence is not closed. */
    private static @Nullable String withoutFence(String text) {
        if (!text.startsWith(FENCE)) {
            return text;
        }
        int firstLineEnd = text.indexOf('\n');
        if (firstLineEnd < 0 || !text.endsWith("\n" + FENCE)) {
            return null;
        }
        String language = text.substring(FENCE.length(), firstLineEnd).strip();
        int end = text.length() - FENCE.length() - 1;
        boolean fence = (language.isEmpty() || language.equalsIgnoreCase("json")) && end >= firstLineEnd;
        return fence ? text.substring(firstLineEnd, end).strip() : null;
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String firstLine(@Nullable String message) {
        String text = message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    private static ParsedReply rejected(String error) {
        return new ParsedReply.Rejected(List.of(error));
    }
}
