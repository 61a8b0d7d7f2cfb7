package dev.triage.runbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A runbook's Markdown as title and sections.
 *
 * @param sections in order; those without text are left out
 */
record RunbookMarkdown(String title, List<Section> sections) {

    private static final int TITLE_MAX_CHARS = 200;

    /**
     * One section.
     *
     * @param heading of a third-level section: the second-level heading, a colon, its own
     * @param anchor within the runbook, unique
     */
    record Section(String heading, String anchor, String text) {}

    RunbookMarkdown {
        sections = List.copyOf(sections);
    }

    static RunbookMarkdown parse(String slug, String markdown) {
        List<MarkdownBlock> blocks = MarkdownSplitter.split(markdown);
        String title = blocks.stream().filter(block -> block.level() == 1 && !block.heading().isBlank())
                .map(MarkdownBlock::heading).findFirst().orElseGet(() -> titleWithoutHeading(slug, markdown));
        List<Section> sections = new ArrayList<>();
        Map<String, Integer> anchors = new HashMap<>();
        String chapter = "";
        for (MarkdownBlock block : blocks) {
            if (block.level() == 1 || block.level() == 2) {
                chapter = block.heading().equals(title) ? "" : block.heading();
            }
            String heading = block.level() == 3 && !chapter.isBlank()
                    ? chapter + ": " + block.heading()
                    : block.level() == 3 ? block.heading() : chapter;
            if (!block.text().isBlank()) {
                String shown = heading.isBlank() ? "Overview" : heading;
                sections.add(new Section(shown, anchor(shown, anchors), block.text()));
            }
        }
        return new RunbookMarkdown(cut(title), sections);
    }

    private static String titleWithoutHeading(String slug, String markdown) {
        String given = FrontMatter.title(markdown);
        if (!given.isBlank()) {
            return given;
        }
        String words = slug.replaceAll("[-_]+", " ").strip();
        return words.isEmpty() ? slug : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** As GitHub makes them: lower case, hyphens for spaces, a number from the second of a name on. */
    private static String anchor(String heading, Map<String, Integer> taken) {
        String plain = heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-');
        int before = taken.merge(plain, 1, Integer::sum) - 1;
        return before == 0 ? plain : plain + "-" + before;
    }

    private static String cut(String title) {
        return title.length() <= TITLE_MAX_CHARS ? title : title.substring(0, TITLE_MAX_CHARS);
    }
}
