package dev.triage.sandbox;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What a run leaves on the disk beside its cluster, so that other processes find it and a killed one can be cleared away. */
final class RunFolder {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CLEAR_TRIES = 50;
    private static final long CLEAR_NANOS = 200_000_000;

    /**
     * One run.
     *
     * @param owner the process that holds its sessions
     * @param ownerStart when that process started; a process id is used again
     * @param kept a keeper holds it for a person, and the fault shows
     */
    record Entry(String run, String scenario, int port, String marker, long owner, String ownerStart,
            String startedAt, boolean kept) {}

    private RunFolder() {}

    static void write(Path folder, String run, String scenario, Endpoint endpoint, boolean kept) {
        ProcessHandle self = ProcessHandle.current();
        Entry entry = new Entry(run, scenario, endpoint.port(), endpoint.marker(), self.pid(), start(self),
                Instant.now().toString(), kept);
        // Moved into place, since other processes read it.
        Programs.asOwner(List.of("sh", "-c",
                "printf '%s' \"$2\" >\"$1/run.json.new\" && mv \"$1/run.json.new\" \"$1/run.json\"", "sh",
                folder.toString(),
                JSON.writeValueAsString(entry))).orFail("writing run.json");
    }

    static Optional<Entry> read(Path folder) {
        try {
            return Optional.ofNullable(JSON.readValue(Cluster.read(folder.resolve("run.json")), Entry.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static Endpoint endpoint(Path folder, Entry entry) {
        String[] passwords = Cluster.read(folder.resolve("passwords")).split("\n", -1);
        return new Endpoint(entry.port(), entry.marker(), passwords[0], passwords[1]);
    }

    static boolean alive(@Nullable Entry entry) {
        return entry != null
                && ProcessHandle.of(entry.owner()).filter(ProcessHandle::isAlive)
                        .filter(process -> start(process).equals(entry.ownerStart())).isPresent();
    }

    private static String start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    static List<Path> all(SandboxHome home) {
        return Programs.asOwner(List.of("ls", "-1", home.runs().toString())).output().lines()
                .filter(name -> !name.isBlank()).map(home.runs()::resolve).toList();
    }

    /**
     * Stops and removes what killed processes left behind. A folder without run.json is being made, by a process whose id
     * is part of its name.
     */
    static int sweep(SandboxHome home) {
        int removed = 0;
        for (Path folder : all(home)) {
            Entry entry = read(folder).orElse(null);
            boolean leftover = entry != null ? !alive(entry) : !maker(folder);
            if (leftover) {
                clear(home, folder);
                removed++;
            }
        }
        for (String name : Programs.asOwner(List.of("ls", "-1", home.images().toString())).output().lines().toList()) {
            if (name.startsWith(Image.MAKING) && !isAlive(name.replaceFirst("^" + Image.MAKING + "(\\d+)-.*", "$1"))) {
                clear(home, home.images().resolve(name));
                removed++;
            }
        }
        return removed;
    }

    /** What a killed process had begun, a copy or a start of the server, goes on for a moment without it. */
    private static void clear(SandboxHome home, Path folder) {
        for (int tries = 1;; tries++) {
            try {
                Cluster.stop(Programs.find(), folder);
                home.remove(folder);
                return;
            } catch (SandboxException e) {
                if (tries == CLEAR_TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(CLEAR_NANOS);
            }
        }
    }

    private static boolean maker(Path folder) {
        return isAlive(folder.getFileName().toString().replaceFirst(".*-(\\d+)-\\d+$", "$1"));
    }

    private static boolean isAlive(String pid) {
        return pid.matches("\\d{1,10}")
                && ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
    }
}
