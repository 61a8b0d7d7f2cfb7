package dev.triage.prompt;

import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.SimilarIncident;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ranked blocks of lines, the best first: similar incidents, or runbook sections. A block may lose its end. */
final class BlockSection implements PromptSection {

    /** A block is shortened to no less than this; below, it says too little. */
    private static final int BLOCK_MIN_LINES = 3;

    private final String slot;
    private final String label;
    private final int sharePercent;
    private final List<List<String>> blocks;
    private final List<String> chosen = new ArrayList<>();
    private int dropped;
    private int shortened;

    private BlockSection(String slot, String label, int sharePercent, List<List<String>> blocks) {
        this.slot = slot;
        this.label = label;
        this.sharePercent = sharePercent;
        this.blocks = List.copyOf(blocks);
    }

    static BlockSection similar(List<SimilarIncident> incidents) {
        return new BlockSection("similar", "similar incidents", 10,
                incidents.stream().map(BlockSection::lines).toList());
    }

    static BlockSection runbooks(List<RunbookMatch> matches) {
        return new BlockSection("runbooks", "runbook sections", 15, matches.stream().map(BlockSection::lines).toList());
    }

    @Override
    public String slot() {
        return slot;
    }

    @Override
    public int sharePercent() {
        return sharePercent;
    }

    @Override
    public int fullTokens() {
        return TokenBudget.estimate(full());
    }

    @Override
    public String full() {
        StringBuilder out = new StringBuilder();
        blocks.forEach(block -> block.forEach(out::append));
        return out.toString();
    }

    @Override
    public int choose(int tokens) {
        TokenBudget budget = new TokenBudget(tokens);
        chosen.clear();
        dropped = 0;
        shortened = 0;
        for (List<String> block : blocks) {
            int fitting = fittingLines(block, budget.left());
            if (fitting < Math.min(BLOCK_MIN_LINES, block.size())) {
                dropped++;
                continue;
            }
            shortened += fitting < block.size() ? 1 : 0;
            block.subList(0, fitting).forEach(line -> {
                budget.take(TokenBudget.estimate(line));
                chosen.add(line);
            });
        }
        return tokens - budget.left();
    }

    @Override
    public String chosen() {
        return String.join("", chosen);
    }

    @Override
    public Optional<String> leftOut() {
        return dropped + shortened == 0
                ? Optional.empty()
                : Optional.of(
                        label + ": of " + blocks.size() + ", " + dropped + " left out, " + shortened + " shortened");
    }

    private static int fittingLines(List<String> block, int tokens) {
        TokenBudget budget = new TokenBudget(tokens);
        int fitting = 0;
        while (fitting < block.size() && budget.take(TokenBudget.estimate(block.get(fitting)))) {
            fitting++;
        }
        return fitting;
    }

    private static List<String> lines(SimilarIncident incident) {
        String date = DateTimeFormatter.ISO_LOCAL_DATE.format(incident.occurredAt().atOffset(ZoneOffset.UTC));
        List<String> lines = new ArrayList<>();
        lines.add("- " + line(incident.title()) + " (" + incident.service() + ", " + date + ")\n");
        if (incident.resolution() == null) {
            lines.add("  cause and fix: not recorded\n");
        } else {
            String code = incident.resolution().causeCode();
            lines.add("  cause: " + (code == null ? "" : code + ", ") + line(incident.resolution().rootCause().value())
                    + "\n");
            lines.add("  fix: " + line(incident.resolution().fix().value()) + "\n");
        }
        lines.add("  shares: services " + names(incident.reason().services()) + "; errors "
                + names(incident.reason().errors()) + "; terms " + names(incident.reason().terms()) + "\n");
        return lines;
    }

    private static List<String> lines(RunbookMatch match) {
        List<String> lines = new ArrayList<>();
        lines.add("- " + line(match.section().citation()) + "\n");
        match.section().text().value().strip().lines().forEach(line -> lines.add("  | " + line(line) + "\n"));
        return lines;
    }

    private static String names(List<String> names) {
        return names.isEmpty() ? "none" : line(String.join(", ", names));
    }

    private static String line(String text) {
        StringBuilder line = new StringBuilder();
        PlainLine.append(line, text, 0, text.length());
        return line.toString();
    }
}
