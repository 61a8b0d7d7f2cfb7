package dev.triage.runbook;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The YAML between two lines of hyphens with which files for site generators begin. */
final class FrontMatter {

    private static final Pattern BLOCK = Pattern
            .compile("\\A\\uFEFF?---[ \\t]*\\R((?:(?!---).*\\R)*?)---[ \\t]*(?:\\R|\\z)");
    private static final Pattern TITLE = Pattern.compile("(?m)^title:[ \\t]*[\"']?(.*?)[\"']?[ \\t]*$");

    private static final Pattern REVIEWED = Pattern
            .compile("(?m)^(?:last[_-]?)?(?:reviewed|updated)(?:[_-]?(?:at|on))?:[ \\t]*[\"']?(\\d{4}-\\d{2}-\\d{2})",
                    Pattern.CASE_INSENSITIVE);

    private FrontMatter() {}

    static String strip(String markdown) {
        Matcher block = BLOCK.matcher(markdown);
        return block.find() ? markdown.substring(block.end()) : markdown.replaceFirst("\\A\\uFEFF", "");
    }

    /** The title that it names; blank if none. */
    static String title(String markdown) {
        Matcher block = BLOCK.matcher(markdown);
        if (!block.find()) {
            return "";
        }
        Matcher title = TITLE.matcher(block.group(1));
        return title.find() ? title.group(1) : "";
    }

    /** The day on which people last looked it through, such as {@code reviewed: 2026-03-01}; null if none is named. */
    static @Nullable LocalDate reviewed(String markdown) {
        Matcher block = BLOCK.matcher(markdown);
        Matcher reviewed = REVIEWED.matcher(block.find() ? block.group(1) : "");
        try {
            return reviewed.find() ? LocalDate.parse(reviewed.group(1)) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
