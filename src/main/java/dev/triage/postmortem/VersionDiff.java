package dev.triage.postmortem;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** The difference between two texts, line by line (Myers' algorithm, by java-diff-utils). */
public final class VersionDiff {

    private VersionDiff() {}

    /** All lines of both texts in order; a changed line is one removed and one added. */
    public static List<DiffLine> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> young = after.lines().toList();
        List<DiffLine> lines = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, young).getDeltas()) {
            for (; at < delta.getSource().getPosition(); at++) {
                lines.add(new DiffLine(DiffLine.Kind.SAME, old.get(at)));
            }
            delta.getSource().getLines().forEach(line -> lines.add(new DiffLine(DiffLine.Kind.REMOVED, line)));
            delta.getTarget().getLines().forEach(line -> lines.add(new DiffLine(DiffLine.Kind.ADDED, line)));
            at += delta.getSource().size();
        }
        for (; at < old.size(); at++) {
            lines.add(new DiffLine(DiffLine.Kind.SAME, old.get(at)));
        }
        return lines;
    }
}
