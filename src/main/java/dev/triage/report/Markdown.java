package dev.triage.report;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes Markdown line by line. Text from outside is written as text: it makes no links, images or tags. */
final class Markdown {

    private static final Pattern LINK = Pattern.compile("](?=[\\[(])|(?<=^\\[[^\\]]{1,200})](?=:)");
    /** What GitHub makes a link or a mention of by itself; dead in a code span. */
    private static final Pattern AUTOLINK = Pattern
            .compile(
                    "(?i)(?:https?|ftp|file|mailto|xmpp|javascript|data)(?:://|:(?=\\S))[^\\s`]+|\\bwww\\.[^\\s`]+|(?<![\\w/.@])@[a-z0-9][\\w-]{0,38}(?:/[\\w-]+)?");
    private static final Pattern CODE = Pattern.compile("`[^`]+`");
    private static final Pattern BLOCK = Pattern.compile("^(?=(?:`{3}|~{3}|#{1,6}\\s|>|[-=]{3}))");
    private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");
    private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

    private final StringBuilder out = new StringBuilder();

    /** One line of text on which nothing is live. */
    static String text(String raw) {
        String oneLine = BREAK.matcher(raw.strip()).replaceAll(" ");
        StringBuilder dead = new StringBuilder(oneLine.length() + 16);
        Matcher code = CODE.matcher(oneLine);
        int from = 0;
        while (code.find()) {
            dead.append(outsideCode(oneLine.substring(from, code.start()))).append(code.group());
            from = code.end();
        }
        return BLOCK.matcher(dead.append(outsideCode(oneLine.substring(from)))).replaceFirst("\\\\");
    }

    private static String outsideCode(String text) {
        Matcher link = AUTOLINK.matcher(text);
        StringBuilder dead = new StringBuilder(text.length() + 16);
        int from = 0;
        while (link.find()) {
            dead.append(escaped(text.substring(from, link.start()))).append('`').append(link.group()).append('`');
            from = link.end();
        }
        return dead.append(escaped(text.substring(from))).toString();
    }

    private static String escaped(String text) {
        String ticks = text.replace("`", "\\`");
        return TAG.matcher(LINK.matcher(ticks).replaceAll("]\\\\")).replaceAll("\\\\<");
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
