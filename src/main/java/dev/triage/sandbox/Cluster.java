package dev.triage.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The PostgreSQL cluster of one run: copied from a prepared image, started on a free port, removed at the end. */
final class Cluster implements AutoCloseable {

    /** What every sandbox runs with; a scenario may say otherwise. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""), Map.entry("shared_buffers", "32MB"),
            Map.entry("max_connections", "60"), Map.entry("superuser_reserved_connections", "10"),
            Map.entry("shared_preload_libraries", "pg_stat_statements"), Map.entry("wal_level", "logical"),
            Map.entry("fsync", "off"), Map.entry("full_page_writes", "off"), Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"), Map.entry("autovacuum_naptime", "1d"),
            Map.entry("max_wal_size", "64MB"), Map.entry("min_wal_size", "5MB"), Map.entry("deadlock_timeout", "200ms"),
            Map.entry("log_lock_waits", "on"), Map.entry("log_temp_files", "1MB"), Map.entry("log_timezone", "UTC"),
            Map.entry("lc_messages", "C"), Map.entry("track_io_timing", "on"),
            Map.entry("log_line_prefix", "%m [%p] %q%u@%d app=%a "));
    private static final int TRIES = 5;
    /** Since when a server keeps connections for roles that are no superusers. */
    static final int RESERVED_SINCE = 16;

    private final SandboxHome home;
    private final Programs programs;
    private final Path folder;
    private final Endpoint endpoint;

    private Cluster(SandboxHome home, Programs programs, Path folder, Endpoint endpoint) {
        this.home = home;
        this.programs = programs;
        this.folder = folder;
        this.endpoint = endpoint;
    }

    /** Settings that are the sandbox's own doing and say nothing about the incident. */
    static List<String> ownSettings() {
        return Stream.concat(SETTINGS.keySet().stream(), Stream.of("reserved_connections"))
                .filter(name -> !name.equals("max_connections")).sorted().toList();
    }

    /** Starts a cluster that holds what the scenario's schema and load made. */
    static Cluster start(SandboxHome home, Scenario scenario, String run) {
        Programs programs = Programs.find();
        Path image = Image.of(home, programs, scenario);
        Path folder = home.runs().resolve(run);
        Programs.asOwner(List.of("cp", "-a", image.toString(), folder.toString())).orFail("copying the image");
        try {
            return launch(home, programs, scenario, folder);
        } catch (RuntimeException e) {
            home.remove(folder);
            throw e;
        }
    }

    static Cluster launch(SandboxHome home, Programs programs, Scenario scenario, Path folder) {
        String[] passwords = read(folder.resolve("passwords")).split("\n", -1);
        String marker = UUID.randomUUID().toString();
        Programs.Ended started = new Programs.Ended(1, "");
        for (int attempt = 0; attempt < TRIES && started.code() != 0; attempt++) {
            Endpoint endpoint = new Endpoint(freePort(), marker, passwords[0], passwords[1]);
            started = programs.server("pg_ctl", "start", "-w", "-t", "30", "-D", folder.resolve("data").toString(),
                    "-l", folder.resolve("postgresql.log").toString(), "-o", options(programs, scenario, endpoint));
            if (started.code() == 0) {
                return new Cluster(home, programs, folder, endpoint);
            }
        }
        throw new SandboxException("PostgreSQL did not start: " + started.output().lines().findFirst().orElse("")
                + " " + read(folder.resolve("postgresql.log")).lines().findFirst().orElse(""));
    }

    private static String options(Programs programs, Scenario scenario, Endpoint endpoint) {
        Map<String, String> all = new TreeMap<>(SETTINGS);
        if (programs.version() >= RESERVED_SINCE) {
            all.put("superuser_reserved_connections", "8");
            all.put("reserved_connections", "2");
        }
        all.putAll(scenario.spec().server());
        all.put("triage.sandbox", endpoint.marker());
        all.put("port", Integer.toString(endpoint.port()));
        StringBuilder options = new StringBuilder();
        all.forEach((name, value) -> options.append(" -c ").append(name).append("='").append(value).append('\''));
        return options.toString();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new SandboxException("there is no free port", e);
        }
    }

    static String read(Path file) {
        Programs.Ended read = Programs.asOwner(List.of("cat", file.toString()));
        return read.code() == 0 ? read.output() : "";
    }

    /** A file of the scenario. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SandboxException("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Path folder() {
        return folder;
    }

    /** The last lines of the server's log. */
    List<String> log(int lines) {
        return Programs.asOwner(List.of("tail", "-n", Integer.toString(lines), logFile().toString())).output().lines()
                .toList();
    }

    Path logFile() {
        return folder.resolve("postgresql.log");
    }

    void stop() {
        stop(programs, folder);
    }

    /** Stops the server of a run's folder, whoever started it. */
    static void stop(Programs programs, Path folder) {
        if (Programs.asOwner(List.of("test", "-f", folder.resolve("data/postmaster.pid").toString())).code() == 0) {
            programs.server("pg_ctl", "stop", "-m", "immediate", "-D", folder.resolve("data").toString());
        }
    }

    /** Stops the server and removes its folder. */
    @Override
    public void close() {
        stop();
        if (Files.exists(folder)) {
            home.remove(folder);
        }
    }
}
