package dev.triage.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The server's programs, run as someone who may run a server: root becomes the user postgres.
 *
 * @param bin folder of initdb, pg_ctl and postgres
 * @param version major version
 */
record Programs(Path bin, int version) {

    private static final int OLDEST = 13;
    private static final List<String> PLACES = List.of("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt");

    /** The newest server of this machine. */
    static Programs find() {
        List<Programs> found = new ArrayList<>();
        for (String place : PLACES) {
            try (Stream<Path> folders = Files.list(Path.of(place))) {
                folders.map(folder -> folder.resolve("bin")).filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .forEach(bin -> found.add(new Programs(bin, major(bin))));
            } catch (IOException e) {
                continue; // the place is not on this machine
            }
        }
        return found.stream().filter(programs -> programs.version >= OLDEST)
                .max(Comparator.comparingInt(Programs::version))
                .orElseThrow(() -> new SandboxException("there is no PostgreSQL " + OLDEST
                        + " or later on this machine; on Debian: apt-get install postgresql"));
    }

    private static int major(Path bin) {
        String version = run(List.of(bin.resolve("postgres").toString(), "--version")).output();
        return Integer.parseInt(version.replaceFirst("(?s)\\D*(\\d+).*", "$1"));
    }

    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Runs one of the server's programs. */
    Ended server(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(bin.resolve(program).toString()));
        command.addAll(List.of(arguments));
        return asOwner(command);
    }

    /** Runs a program as the owner of clusters. */
    static Ended asOwner(List<String> command) {
        List<String> all = new ArrayList<>();
        if (root()) {
            all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "env", "HOME=/"));
        }
        all.addAll(command);
        return run(all);
    }

    private static Ended run(List<String> command) {
        try {
            Path output = Files.createTempFile("sandbox", ".out");
            try {
                Process process = new ProcessBuilder(command).directory(Path.of("/").toFile())
                        .redirectErrorStream(true).redirectOutput(output.toFile()).start();
                process.getOutputStream().close();
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new SandboxException(command.getLast() + " did not end within a minute");
                }
                return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new SandboxException("can't run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("interrupted", e);
        }
    }

    /** How a program ended. */
    record Ended(int code, String output) {

        Ended orFail(String what) {
            if (code != 0) {
                throw new SandboxException(what + " failed: " + output.strip());
            }
            return this;
        }
    }
}
