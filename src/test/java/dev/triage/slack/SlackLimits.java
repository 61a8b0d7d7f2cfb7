package dev.triage.slack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Slack's documented limits on the blocks of a message, and our own rule that no foreign text is live. */
public final class SlackLimits {

    private static final int MESSAGE_MAX_CHARS = 13_000;
    private static final Pattern LIVE = Pattern.compile("<[@#!]|@(?:here|channel|everyone)\\b");

    private SlackLimits() {}

    /** What is past a limit, in words; empty if Slack would take the blocks. */
    public static List<String> broken(JsonNode blocks) {
        List<String> broken = new ArrayList<>();
        most(broken, "blocks", blocks.size(), 50);
        Set<String> ids = new HashSet<>();
        int chars = 0;
        for (JsonNode block : blocks.values()) {
            String id = block.at("/block_id").asString("");
            if (!id.isEmpty() && !ids.add(id)) {
                broken.add("block_id " + id + " twice");
            }
            most(broken, "block_id", id.length(), 255);
            chars += block.toString().length();
            switch (block.at("/type").asString("")) {
                case "header" -> text(broken, block.at("/text"), "plain_text", 150);
                case "section" -> text(broken, block.at("/text"), "mrkdwn", 3000);
                case "context" -> {
                    most(broken, "context elements", block.at("/elements").size(), 10);
                    block.at("/elements").values().forEach(element -> text(broken, element, "mrkdwn", 3000));
                }
                case "actions" -> actions(broken, block.at("/elements"));
                case "divider" -> {
                    // It has nothing that could be too long.
                }
                default -> broken.add("unknown block " + block.at("/type"));
            }
        }
        most(broken, "characters of all blocks", chars, MESSAGE_MAX_CHARS);
        return broken;
    }

    private static void actions(List<String> broken, JsonNode elements) {
        most(broken, "actions", elements.size(), 25);
        Set<String> ids = new HashSet<>();
        for (JsonNode element : elements.values()) {
            text(broken, element.at("/text"), "plain_text", 75);
            most(broken, "action_id", element.at("/action_id").asString("").length(), 255);
            most(broken, "value", element.at("/value").asString("").length(), 2000);
            most(broken, "url", element.at("/url").asString("").length(), 3000);
            if (!ids.add(element.at("/action_id").asString(""))) {
                broken.add("action_id twice");
            }
        }
    }

    private static void text(List<String> broken, JsonNode text, String type, int max) {
        String value = text.at("/text").asString("");
        if (!text.at("/type").asString("").equals(type) || value.isEmpty()) {
            broken.add("a text that is no " + type + " or empty");
        }
        most(broken, type, value.length(), max);
        if (LIVE.matcher(value).find()) {
            broken.add("a live mention");
        }
        if (type.equals("mrkdwn") && !text.at("/verbatim").asBoolean(false)) {
            broken.add("mrkdwn in which Slack would make links");
        }
        if (value.split("```", -1).length % 2 == 0) {
            broken.add("a fence that is not closed");
        }
    }

    private static void most(List<String> broken, String what, int count, int max) {
        if (count > max) {
            broken.add(what + ": " + count + " > " + max);
        }
    }
}
