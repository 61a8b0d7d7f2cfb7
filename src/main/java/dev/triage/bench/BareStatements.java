package dev.triage.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements of a search run by pgbench, PostgreSQL's own load generator, without any of our code around them. */
final class BareStatements {

    /** As the repository sets them for each search. */
    private static final String SETTINGS = "-c plan_cache_mode=force_custom_plan -c jit=off -c random_page_cost=1.1"
            + " -c hnsw.iterative_scan=relaxed_order -c hnsw.ef_search=";
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]\\w*)");

    private BareStatements() {}

    /** A statement with its parameters written out. */
    static String literal(String sql, Map<String, Object> parameters) {
        return PARAMETER.matcher(sql).replaceAll(
                found -> Matcher.quoteReplacement(value(parameters.getOrDefault(found.group(1), found.group()))));
    }

    private static String value(Object parameter) {
        return switch (parameter) {
            case int[] words -> "'" + Arrays.toString(words).replace('[', '{').replace(']', '}') + "'::integer[]";
            case Number number -> number.toString();
            // Bits and vectors: PostgreSQL finds the type by what they are compared with.
            default -> "'" + parameter + "'";
        };
    }

    /**
     * Runs each of the statements several times from one client; empty if this machine has no pgbench.
     *
     * @param statements at most 100
     */
    static Optional<Latencies> run(String url, List<String> statements, int times, int breadth)
            throws IOException, InterruptedException {
        Optional<Path> program = program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("triage-pgbench");
        try {
            URI server = URI.create(url.substring("jdbc:".length()));
            List<String> command = new ArrayList<>(List.of(program.get().toString(), "-n", "-c", "1", "-t",
                    Integer.toString(statements.size() * times), "-l", "-h", server.getHost(), "-p",
                    Integer.toString(server.getPort() < 0 ? 5432 : server.getPort())));
            for (int i = 0; i < statements.size(); i++) {
                Path script = folder.resolve(i + ".sql");
                Files.writeString(script, statements.get(i).replace('\n', ' ') + ";\n");
                command.addAll(List.of("-f", script.toString()));
            }
            command.add(SearchBenchmarkRepository.NAME);
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
            builder.environment().put("PGOPTIONS", SETTINGS + breadth);
            for (String each : Optional.ofNullable(server.getQuery()).orElse("").split("&")) {
                if (each.startsWith("user=") || each.startsWith("password=")) {
                    builder.environment().put("PG" + each.substring(0, each.indexOf('=')).toUpperCase(
                            java.util.Locale.ROOT), each.substring(each.indexOf('=') + 1));
                }
            }
            long start = System.nanoTime();
            if (builder.start().waitFor() != 0) {
                throw new IOException("pgbench failed: " + Files.readString(folder.resolve("out")));
            }
            return Optional.of(Latencies.of(log(folder), (System.nanoTime() - start) / 1e9));
        } finally {
            delete(folder);
        }
    }

    /** The third column is the time of a transaction in microseconds. */
    private static double[] log(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs = files.filter(file -> file.getFileName().toString().startsWith("pgbench_log")).toList();
            List<Double> millis = new ArrayList<>();
            for (Path log : logs) {
                for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
                    millis.add(Double.parseDouble(line.split(" ")[2]) / 1e3);
                }
            }
            return millis.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private static Optional<Path> program() throws IOException {
        List<Path> places = new ArrayList<>();
        for (String folder : Optional.ofNullable(System.getenv("PATH")).orElse("").split(":")) {
            places.add(Path.of(folder, "pgbench"));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin/pgbench")).forEach(places::add);
            }
        }
        return places.stream().filter(Files::isExecutable).findFirst();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
