package dev.triage.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits Markdown at headings of level 1 to 3, of both forms of CommonMark (hashes and underlines), except within fenced
 * code. Deeper headings stay in the text. Front matter is left out.
 */
final class MarkdownSplitter {

    private static final Pattern HASHES = Pattern.compile(" {0,3}(#{1,3})(?:[ \\t]+(.*?))?(?:[ \\t]+#+)?[ \\t]*");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-+)[ \\t]*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})(.*)");

    /** A line that an underline cannot turn into a heading: list, quote, table, hashes, indented code. */
    private static final Pattern NO_PARAGRAPH = Pattern.compile("(?:\\s*(?:[-*+>|#]|\\d+[.)])| {4}|\\t).*|\\s*");

    private final List<MarkdownBlock> blocks = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int level;
    private String heading = "";
    private String fence = "";

    private MarkdownSplitter() {}

    /** The blocks in order; the first has level 0 and may be empty. */
    static List<MarkdownBlock> split(String markdown) {
        MarkdownSplitter splitter = new MarkdownSplitter();
        FrontMatter.strip(markdown).lines().forEach(splitter::line);
        splitter.endBlock();
        return splitter.blocks;
    }

    private void line(String line) {
        if (!fence.isEmpty()) {
            closeFence(line);
            lines.add(line);
            return;
        }
        Matcher opening = FENCE.matcher(line);
        if (opening.matches() && !(opening.group(1).startsWith("`") && opening.group(2).contains("`"))) {
            fence = opening.group(1);
            lines.add(line);
            return;
        }
        Matcher hashes = HASHES.matcher(line);
        Matcher underline = UNDERLINE.matcher(line);
        if (hashes.matches()) {
            begin(hashes.group(1).length(), hashes.group(2) == null ? "" : hashes.group(2));
        } else if (underline.matches() && followsParagraph()) {
            String underlined = lines.removeLast();
            begin(underline.group(1).startsWith("=") ? 1 : 2, underlined);
        } else {
            lines.add(line);
        }
    }

    private void closeFence(String line) {
        Matcher closing = FENCE.matcher(line);
        if (closing.matches() && closing.group(1).startsWith(fence) && closing.group(2).isBlank()) {
            fence = "";
        }
    }

    /** Only a paragraph of one line is taken for a heading; underlined longer ones are seldom meant so. */
    private boolean followsParagraph() {
        return !lines.isEmpty() && !NO_PARAGRAPH.matcher(lines.getLast()).matches()
                && (lines.size() == 1 || lines.get(lines.size() - 2).isBlank());
    }

    private void begin(int nextLevel, String nextHeading) {
        endBlock();
        level = nextLevel;
        heading = nextHeading.strip();
    }

    private void endBlock() {
        blocks.add(new MarkdownBlock(level, heading, String.join("\n", lines).strip()));
        lines.clear();
    }
}
