package dev.triage.report;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import java.util.regex.Pattern;

/** Writes Markdown line by line. Text from outside is written as text: it makes no links, images or tags. */
final class Markdown {

    private static final Pattern LINK = Pattern.compile("](?=[\\[(])");
    private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");
    private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

    private final StringBuilder out = new StringBuilder();

    /** One line of text on which nothing is live. */
    static String text(String raw) {
        String oneLine = BREAK.matcher(raw.strip()).replaceAll(" ");
        return TAG.matcher(LINK.matcher(oneLine).replaceAll("]\\\\")).replaceAll("\\\\<");
    }

    /** A table's cell. */
    static String cell(String raw) {
        return text(raw).replace("|", "\\|");
    }

    Markdown line(String line) {
        out.append(line).append('\n');
        return this;
    }

    Markdown blank() {
        if (!out.isEmpty() && (out.length() < 2 || out.charAt(out.length() - 2) != '\n')) {
            out.append('\n');
        }
        return this;
    }

    Markdown heading(int level, String text) {
        return blank().line("#".repeat(level) + " " + text(text)).blank();
    }

    /** A fenced block whose fence is longer than any in the text. */
    Markdown command(String indent, Command command) {
        String fence = "```";
        while (command.text().contains(fence)) {
            fence += "`";
        }
        line(indent + fence + highlight(command.language()));
        command.text().lines().forEach(textLine -> line(indent + textLine));
        return line(indent + fence);
    }

    private static String highlight(CommandLanguage language) {
        return switch (language) {
            case SQL -> "sql";
            case PROMQL -> "promql";
            case LOGQL -> "logql";
            case SHELL, KUBECTL, DOCKER, SYSTEMCTL, REDIS_CLI, KAFKA, AWS, GCLOUD, CURL -> "sh";
            case OTHER -> "";
        };
    }

    @Override
    public String toString() {
        return out.toString().stripTrailing() + "\n";
    }
}
