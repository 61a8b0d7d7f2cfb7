package dev.triage.web;

import dev.triage.report.RunbookHtml;
import java.util.ArrayList;
import java.util.List;

/** A runbook section's Markdown as prose and commands in turn; nothing of it becomes a link or an image. */
final class RunbookText {

    private RunbookText() {}

    /** A stretch of the text: code that stood between fences as it stands, anything else as safe HTML. */
    public record Block(boolean code, String text) {}

    static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String fence = "";
        for (String line : markdown.lines().toList()) {
            String bare = line.strip();
            boolean opens = fence.isEmpty() && (bare.startsWith("```") || bare.startsWith("~~~"));
            boolean closes = !fence.isEmpty() && bare.startsWith(fence);
            if (opens || closes) {
                add(blocks, closes, text);
                fence = opens ? bare.substring(0, 3) : "";
            } else {
                text.append(line).append('\n');
            }
        }
        add(blocks, !fence.isEmpty(), text);
        return blocks;
    }

    private static void add(List<Block> blocks, boolean code, StringBuilder text) {
        String whole = code ? text.toString().stripTrailing() : text.toString().strip();
        if (!whole.isBlank()) {
            blocks.add(new Block(code, code ? whole : RunbookHtml.render(whole)));
        }
        text.setLength(0);
    }
}
