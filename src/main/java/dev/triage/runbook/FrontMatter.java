package dev.triage.runbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The YAML between two lines of hyphens with which files for site generators begin. */
final class FrontMatter {

    private static final Pattern BLOCK = Pattern
            .compile("\\A\\uFEFF?---[ \\t]*\\R((?:(?!---).*\\R)*?)---[ \\t]*(?:\\R|\\z)");
    private static final Pattern TITLE = Pattern.compile("(?m)^title:[ \\t]*[\"']?(.*?)[\"']?[ \\t]*$");

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
}
