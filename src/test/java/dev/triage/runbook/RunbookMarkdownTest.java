package dev.triage.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunbookMarkdownTest {

    @Test
    void splitsAtHeadingsAndKeepsCodeWhole() {
        assertThat(shown(RunbookMarkdown.parse("disk", file("splitting.md")))).isEqualTo(file("splitting.golden.txt"));
    }

    @Test
    void lineEndsOfWindowsMakeNoDifference() {
        String crlf = file("splitting.md").replace("\n", "\r\n");

        assertThat(shown(RunbookMarkdown.parse("disk", crlf))).isEqualTo(file("splitting.golden.txt"));
    }

    @Test
    void withoutAHeadingTheTitleComesFromTheFrontMatter() {
        assertThat(RunbookMarkdown.parse("disk-full", "---\ntitle: Disk full\n---\n## Do\ntext").title())
                .isEqualTo("Disk full");
    }

    @Test
    void withoutAnyTitleItIsMadeFromTheSlug() {
        RunbookMarkdown parsed = RunbookMarkdown.parse("postgres-disk_full", "Just text.");

        assertThat(parsed.title()).isEqualTo("Postgres disk full");
        assertThat(parsed.sections()).containsExactly(
                new RunbookMarkdown.Section("Overview", "overview", "Just text."));
    }

    @Test
    void anUnclosedFenceRunsToTheEnd() {
        RunbookMarkdown parsed = RunbookMarkdown.parse("x", "# T\n```\n# code\n## more code");

        assertThat(parsed.sections()).containsExactly(
                new RunbookMarkdown.Section("Overview", "overview", "```\n# code\n## more code"));
    }

    @Test
    void headingsWithoutTextMakeNoSections() {
        assertThat(RunbookMarkdown.parse("x", "# T\n## A\n## B\n").sections()).isEmpty();
    }

    private static String shown(RunbookMarkdown parsed) {
        return parsed.sections().stream()
                .map(section -> "[" + section.heading() + "] #" + section.anchor() + "\n" + section.text() + "\n")
                .collect(Collectors.joining("", "title: " + parsed.title() + "\n", ""));
    }

    private static String file(String name) {
        try (InputStream file = RunbookMarkdownTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
