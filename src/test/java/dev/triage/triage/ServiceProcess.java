package dev.triage.triage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another copy of the service in a process of its own, to be killed. */
final class ServiceProcess implements AutoCloseable {

    private final Process process;

    private ServiceProcess(Process process) {
        this.process = process;
    }

    /** Starts a copy on the given database, with further settings as {@code name=value}. */
    static ServiceProcess start(String databaseUrl, Path log, String... settings) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                        "dev.triage.ProcessUnderTest", "--server.port=0", "--spring.datasource.url=" + databaseUrl));
        List<String> more = new ArrayList<>();
        Collections.addAll(more, settings);
        more.forEach(setting -> command.add("--" + setting));
        return new ServiceProcess(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing is flushed, nothing is given back. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
