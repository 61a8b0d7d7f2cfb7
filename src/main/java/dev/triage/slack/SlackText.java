package dev.triage.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people and bots wrote in Slack, as plain text. It is data, whatever it says. */
final class SlackText {

    private static final Pattern MARKED = Pattern.compile("<([^<>|]{1,2000})(?:\\|([^<>]{0,2000}))?>");

    private SlackText() {}

    /** Addresses, names and escapes as they read on the screen. */
    static String plain(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String bare = MARKED.matcher(text).replaceAll(match -> java.util.regex.Matcher.quoteReplacement(shown(match)));
        return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** A thread as lines with their times. */
    static String thread(List<Message> messages) {
        List<String> lines = new ArrayList<>();
        for (Message message : messages) {
            List<String> said = new ArrayList<>();
            add(said, plain(message.getText()));
            if (message.getAttachments() != null) {
                for (Attachment attachment : message.getAttachments()) {
                    add(said, plain(attachment.getTitle()));
                    add(said, plain(attachment.getText() == null ? attachment.getFallback() : attachment.getText()));
                }
            }
            if (!said.isEmpty()) {
                String who = message.getUser() == null ? "bot" : message.getUser();
                lines.add(time(message.getTs()) + " " + who + ": " + String.join("\n", said));
            }
        }
        return String.join("\n", lines);
    }

    /** Slack names a message by the second of its posting. */
    static String time(String ts) {
        try {
            return Instant.ofEpochSecond(new BigDecimal(ts).longValue()).truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return "";
        }
    }

    private static void add(List<String> said, String text) {
        if (!text.isBlank() && !said.contains(text)) {
            said.add(text);
        }
    }

    private static String shown(MatchResult match) {
        String target = match.group(1);
        String label = match.group(2);
        if (target.startsWith("@") || target.startsWith("#") || target.startsWith("!")) {
            return target.charAt(0) + (label == null || label.isEmpty() ? target.substring(1) : label);
        }
        return label == null || label.isEmpty() || label.equals(target) ? target : label + " (" + target + ")";
    }
}
