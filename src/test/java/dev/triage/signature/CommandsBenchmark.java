package dev.triage.signature;

import dev.triage.command.CommandContext;
import dev.triage.command.CommandJudge;
import dev.triage.command.CommandSequence;
import dev.triage.command.TrapCatalog;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.fact.FactSheet;
import dev.triage.verify.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures the judging of commands: prints what the checks mark in the analyst's reports on a file of real contexts (as
 * for {@link ContextsBenchmark}), and how long a plan of 60 commands takes with a context of 20 KB and of 1 MB. Without
 * an argument only the latter.
 */
final class CommandsBenchmark {

    private static final int COMMANDS = 60;
    private static final int ROUNDS = 300;

    private CommandsBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            marked(Path.of(arguments[0]));
        }
        time(20_000);
        time(1_000_000);
    }

    private static void marked(Path contexts) throws IOException {
        int reports = 0;
        int marked = 0;
        JsonMapper json = JsonMapper.builder().build();
        for (String line : Files.readAllLines(contexts)) {
            if (line.isBlank()) {
                continue;
            }
            JsonNode node = json.readTree(line);
            String context = node.get("context").asString();
            for (String language : List.of("en", "zh")) {
                Diagnosis diagnosis = Analysis.of(Analysis.input(node.get("service").asString(), context, language,
                        List.of(), List.of()));
                List<Finding> findings = CommandsOfReportsTest.marked(diagnosis, node.get("service").asString(),
                        context, language);
                reports++;
                marked += findings.isEmpty() ? 0 : 1;
                findings.forEach(finding -> System.out.println(node.get("id").asString() + " " + language + " "
                        + finding));
            }
        }
        System.out.println(marked + " of " + reports + " reports are marked");
    }

    private static void time(int characters) {
        String line = "14:02 payment-svc p99 latency rose, orders and payments are slow, pid 4711 waits\n";
        FactSheet facts = Analysis.input("shop-api", line.repeat(characters / line.length() + 1), "en", List.of(),
                List.of()).facts();
        List<Command> commands = TrapCatalog.all().stream()
                .flatMap(trap -> TrapCatalog.examples(trap.id()).accepted().stream()).flatMap(List::stream)
                .limit(COMMANDS).toList();
        CommandContext context = CommandContext.of(facts, List.of());
        long[] plan = new long[ROUNDS];
        long[] single = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            CommandSequence sequence = new CommandSequence(context);
            commands.forEach(sequence::next);
            plan[round] = System.nanoTime() - start;
            start = System.nanoTime();
            commands.forEach(command -> CommandJudge.assess(command, CommandContext.none()));
            single[round] = System.nanoTime() - start;
        }
        Arrays.sort(plan, ROUNDS / 3, ROUNDS);
        Arrays.sort(single, ROUNDS / 3, ROUNDS);
        int median = ROUNDS * 2 / 3;
        System.out.printf(Locale.ROOT,
                "%d commands, context of %d characters: %.2f ms in order, %.2f ms without context; "
                        + "first time %.1f ms%n",
                commands.size(), facts.source().value().length(), plan[median] / 1e6,
                single[median] / 1e6, plan[0] / 1e6);
    }
}
