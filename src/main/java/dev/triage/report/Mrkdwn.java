package dev.triage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Text in Slack's mrkdwn, within a length. Text from outside is written as text: no link, mention or fence is live. */
final class Mrkdwn {

    private static final Pattern FENCE = Pattern.compile("```+");
    private static final Pattern MENTION = Pattern.compile("@(?=(?i:here|channel|everyone)\\b)");
    private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");
    private static final String MORE = "…";

    private final StringBuilder out = new StringBuilder();
    private final int max;
    private final String rest;
    private boolean full;

    /**
     * Begins a text.
     *
     * @param max most characters, escapes counted
     * @param rest says where the rest is, once there is no more room
     */
    Mrkdwn(int max, String rest) {
        this.max = max - rest.length() - 1;
        this.rest = rest;
    }

    /** One line of text from outside, cut to a length before it is escaped. */
    static String text(String raw, int max) {
        String line = BREAK.matcher(raw.strip()).replaceAll(" ");
        return escape(cut(line, max));
    }

    /** A command in a fence. */
    static String code(String raw, int max) {
        return "```" + escape(cut(raw.strip(), max)) + "```";
    }

    /** Plain text for places where Slack takes no mrkdwn, within a length with its escapes. */
    static String plain(String raw, int max) {
        String line = BREAK.matcher(raw.strip()).replaceAll(" ");
        int length = Math.min(line.length(), max);
        String escaped = escape(cut(line, length));
        while (escaped.length() > max) {
            length -= Math.max(1, (escaped.length() - max) / 5);
            escaped = escape(cut(line, length));
        }
        return escaped;
    }

    private static String escape(String raw) {
        String quiet = MENTION.matcher(FENCE.matcher(raw).replaceAll("'''")).replaceAll("@\u200b");
        return quiet.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Math.max(max - MORE.length(), 0);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + MORE;
    }

    /** A line of our own making, whose foreign parts are escaped already; left out whole if there is no room. */
    Mrkdwn line(String line) {
        if (!full && out.length() + line.length() + 1 <= max) {
            out.append(out.isEmpty() ? "" : "\n").append(line);
        } else if (!full) {
            full = true;
            out.append(out.isEmpty() ? "" : "\n").append(rest);
        }
        return this;
    }

    boolean isEmpty() {
        return out.isEmpty();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** A section of this text. */
    Map<String, Object> section() {
        return Map.of("type", "section", "text", object());
    }

    /** A line in small print. */
    Map<String, Object> context() {
        return Map.of("type", "context", "elements", List.of(object()));
    }

    /** Verbatim, or Slack would make links of addresses and mentions of names. */
    private Map<String, Object> object() {
        return Map.of("type", "mrkdwn", "verbatim", true, "text", out.toString());
    }

    /** A button that sends an action; its style is default, primary or danger. */
    static Map<String, Object> button(String label, String action, String value, String style) {
        Map<String, Object> button = new java.util.LinkedHashMap<>();
        button.put("type", "button");
        button.put("text", Map.of("type", "plain_text", "emoji", false, "text", label));
        button.put("action_id", action);
        button.put("value", value);
        if (!style.toLowerCase(Locale.ROOT).equals("default")) {
            button.put("style", style);
        }
        return button;
    }

    /** A button that opens an address. */
    static Map<String, Object> link(String label, String action, String url) {
        return Map.of("type", "button", "text", Map.of("type", "plain_text", "emoji", false, "text", label),
                "action_id", action, "url", url);
    }

    static Map<String, Object> actions(String blockId, List<Map<String, Object>> buttons) {
        return Map.of("type", "actions", "block_id", blockId, "elements", new ArrayList<>(buttons));
    }

    static Map<String, Object> header(String text) {
        return Map.of("type", "header", "text",
                Map.of("type", "plain_text", "emoji", false, "text", plain(text, SlackBlocks.HEADER_MAX_CHARS)));
    }
}
