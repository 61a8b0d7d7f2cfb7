package dev.triage.cli;

import java.io.PrintWriter;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prints a run's stages, read from its event stream, as they end. */
final class ProgressPrinter {

    private static final JsonMapper JSON = new JsonMapper();

    private final PrintWriter out;
    private String event = "";

    ProgressPrinter(PrintWriter out) {
        this.out = out;
    }

    void line(String line) {
        if (line.startsWith("event:")) {
            event = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:") && event.equals("stage")) {
            stage(line.substring("data:".length()));
        }
    }

    private void stage(String data) {
        JsonNode stage;
        try {
            stage = JSON.readTree(data);
        } catch (JacksonException e) {
            return; // progress is for the eye only; the report comes from elsewhere
        }
        JsonNode millis = stage.path("durationMillis");
        String name = stage.path("stage").asString("").toLowerCase(Locale.ROOT);
        if (millis.isNumber()) {
            out.printf(Locale.ROOT, "  %-9s %8.1f ms  %s%n", name, millis.asDouble(), stage.path("note").asString(""));
            out.flush();
        }
    }
}
