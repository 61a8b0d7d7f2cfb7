package dev.triage.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a script, in order. Each runs on its own, so {@code CREATE INDEX CONCURRENTLY} works. A statement
 * that follows a line {@code -- expect: 23505} must fail with that SQLSTATE.
 */
record SqlScript(List<Step> steps, String text) {

    /**
     * One statement.
     *
     * @param expected the SQLSTATE with which it must fail
     */
    record Step(String sql, @Nullable String expected) {}

    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|(\\$[A-Za-z_]*\\$).*?\\1|--[^\\n]*|/\\*.*?\\*/|;", Pattern.DOTALL);
    private static final Pattern EXPECT = Pattern.compile("(?m)^\\s*--\\s*expect:\\s*(\\w{5})\\s*$");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    SqlScript {
        steps = List.copyOf(steps);
    }

    static SqlScript read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new SandboxException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    static SqlScript of(String text) {
        List<Step> steps = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int start = 0;
        while (token.find()) {
            if (token.group().equals(";")) {
                add(steps, text.substring(start, token.start()));
                start = token.end();
            }
        }
        add(steps, text.substring(start));
        return new SqlScript(steps, text);
    }

    private static void add(List<Step> steps, String raw) {
        Matcher expect = EXPECT.matcher(raw);
        String expected = expect.find() ? expect.group(1) : null;
        if (!COMMENT.matcher(raw).replaceAll(" ").isBlank()) {
            steps.add(new Step(raw.strip(), expected));
        }
    }

    /** The value of a header line such as {@code -- cause: MISSING_INDEX}; null without one. */
    @Nullable
    String header(String name) {
        Matcher line = Pattern.compile("(?mi)^--\\s*" + Pattern.quote(name) + ":\\s*(.+?)\\s*$").matcher(text);
        return line.find() ? line.group(1) : null;
    }
}
