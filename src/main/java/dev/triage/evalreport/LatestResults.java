package dev.triage.evalreport;

import dev.triage.eval.RunResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** The results that were read last, until their files change. Thread-safe. */
final class LatestResults {

    private static final int KEPT_MAX = 4;

    private final Map<Path, Read> read = new LinkedHashMap<>(8, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Read> eldest) {
            return size() > KEPT_MAX;
        }
    };

    private record Read(FileTime changed, RunResults results) {}

    synchronized RunResults open(Path place) {
        FileTime changed = changed(place);
        Read known = read.get(place);
        if (known == null || !known.changed().equals(changed)) {
            known = new Read(changed, RunResults.open(place));
            read.put(place, known);
        }
        return known.results();
    }

    private static FileTime changed(Path place) {
        Path scores = place.resolve("scores.jsonl");
        try {
            return Files.getLastModifiedTime(Files.exists(scores) ? scores : place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
