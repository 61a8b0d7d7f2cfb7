package dev.triage.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A runbook cut into stretches of text that are long enough to say what they are about and short enough for an embedding
 * model to read: short sections that follow each other share one, a long section has several.
 *
 * @param passages in order; their numbers are those of the parts in the search
 */
record Passages(List<Passage> passages) {

    /** About 300 words: the best of 120 and 300 on alerts and their runbooks, see docs/search.md. */
    static final int MAX_CHARS = 1_800;

    /** Sections for when the incident is over, or about the runbook itself: kept, but not offered. */
    private static final Pattern AFTERWARDS = Pattern.compile("^(?:after(?:wards| the)|escalat|references?$|related|"
            + "see also|links?$|resources$|further reading|history$|changelog|follow[- ]?up|prevention|contacts?$|owners?$"
            + "|复盘|参考|升级|联系|预防)", Pattern.CASE_INSENSITIVE);

    /**
     * A stretch of text.
     *
     * @param sections the sections that it is made of, one at least
     */
    record Passage(String text, List<RunbookSection> sections) {
        Passage {
            sections = List.copyOf(sections);
        }
    }

    Passages {
        passages = List.copyOf(passages);
    }

    static Passages of(List<RunbookSection> sections) {
        List<Passage> passages = new ArrayList<>();
        List<RunbookSection> together = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (RunbookSection section : sections) {
            if (AFTERWARDS.matcher(section.heading()).find()) {
                continue;
            }
            String whole = section.heading() + "\n" + section.text().value() + "\n";
            if (!together.isEmpty() && text.length() + whole.length() > MAX_CHARS) {
                passages.add(new Passage(text.toString(), together));
                together.clear();
                text.setLength(0);
            }
            int start = 0;
            while (whole.length() - start > MAX_CHARS) {
                int end = boundary(whole, start);
                passages.add(new Passage(whole.substring(start, end), List.of(section)));
                start = end;
            }
            text.append(whole, start, whole.length());
            together.add(section);
        }
        if (!together.isEmpty()) {
            passages.add(new Passage(text.toString(), together));
        }
        return new Passages(passages);
    }

    /** The last end of a line within the bound, else the last blank, else the bound. */
    private static int boundary(String text, int start) {
        int most = start + MAX_CHARS;
        int line = text.lastIndexOf('\n', most - 1) + 1;
        if (line > start + MAX_CHARS / 2) {
            return line;
        }
        int blank = text.lastIndexOf(' ', most - 1) + 1;
        if (blank > start + MAX_CHARS / 2) {
            return blank;
        }
        return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    }
}
