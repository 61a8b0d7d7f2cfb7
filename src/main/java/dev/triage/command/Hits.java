package dev.triage.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the traps of a command, each once. */
final class Hits {

    private static final int SUBJECT_MAX_CHARS = 200;

    private final Map<String, String> subjects = new LinkedHashMap<>();

    void add(String trap, Statement statement) {
        add(trap, statement.text());
    }

    void add(String trap, String subject) {
        String line = subject.replaceAll("\\s+", " ").strip();
        subjects.putIfAbsent(TrapCatalog.byId(trap).id(),
                line.length() > SUBJECT_MAX_CHARS ? line.substring(0, SUBJECT_MAX_CHARS) + "…" : line);
    }

    List<TrapHit> list() {
        return TrapCatalog.all().stream().filter(trap -> subjects.containsKey(trap.id()))
                .map(trap -> new TrapHit(trap, subjects.getOrDefault(trap.id(), ""))).toList();
    }
}
