package dev.triage.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionDiffTest {

    @Test
    void showsWhatStayedWentAndCame() {
        assertThat(VersionDiff.between("a\nb\nc\nd", "a\nB\nc\nd\ne")).containsExactly(
                new DiffLine(DiffLine.Kind.SAME, "a"), new DiffLine(DiffLine.Kind.REMOVED, "b"),
                new DiffLine(DiffLine.Kind.ADDED, "B"), new DiffLine(DiffLine.Kind.SAME, "c"),
                new DiffLine(DiffLine.Kind.SAME, "d"), new DiffLine(DiffLine.Kind.ADDED, "e"));
    }

    @Test
    void ofEqualTextsIsTheText() {
        assertThat(VersionDiff.between("a\nb", "a\nb")).extracting(DiffLine::kind)
                .containsOnly(DiffLine.Kind.SAME);
    }
}
