package dev.triage.slack;

import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms that open in Slack: a new incident, and how an incident ended. */
final class SlackForms {

    static final String NEW = "triage_new";
    static final String RESOLVED = "triage_resolved";
    static final String TITLE = "title";
    static final String SERVICE = "service";
    static final String TEXT = "text";
    static final String CAUSE = "cause";
    static final String FIX = "fix";

    private static final int TEXT_MAX_CHARS = 3000;
    private static final int RESOLUTION_MAX_CHARS = 2000;

    private SlackForms() {}

    /** A form for a new incident; the channel comes back with it. */
    static Map<String, Object> newIncident(String channel) {
        return modal(NEW, "New incident", "Triage", channel,
                List.of(input(TITLE, "Title", false, true, 200, "Checkout returns 503"),
                        input(SERVICE, "Service", false, true, 100, "checkout"),
                        input(TEXT, "Metrics, logs, deploys, notes", true, false, TEXT_MAX_CHARS,
                                "02:15 p99 of checkout from 120ms to 4.8s")));
    }

    /** A form for the end of an incident; the incident comes back with it. */
    static Map<String, Object> resolved(String incident) {
        return modal(RESOLVED, "Incident resolved", "Resolve", incident,
                List.of(input(CAUSE, "What was wrong?", true, false, RESOLUTION_MAX_CHARS, "The root cause"),
                        input(FIX, "What ended it?", true, false, RESOLUTION_MAX_CHARS, "The fix")));
    }

    /** What was put into a field; blank if nothing was. */
    static String value(View view, String field) {
        Map<String, Map<String, ViewState.Value>> values = view.getState().getValues();
        ViewState.Value value = values.getOrDefault(field, Map.of()).get(field);
        return value == null || value.getValue() == null ? "" : value.getValue();
    }

    private static Map<String, Object> modal(String id, String title, String submit, String metadata,
            List<Map<String, Object>> blocks) {
        return Map.of("type", "modal", "callback_id", id, "private_metadata", metadata, "title", plain(title),
                "submit", plain(submit), "close", plain("Cancel"), "blocks", blocks);
    }

    private static Map<String, Object> input(String field, String label, boolean multiline, boolean optional, int max,
            String example) {
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("type", "plain_text_input");
        element.put("action_id", field);
        element.put("multiline", multiline);
        element.put("max_length", max);
        element.put("placeholder", plain(example));
        return Map.of("type", "input", "block_id", field, "optional", optional, "label", plain(label), "element",
                element);
    }

    private static Map<String, Object> plain(String text) {
        return Map.of("type", "plain_text", "text", text);
    }
}
