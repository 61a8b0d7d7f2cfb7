package dev.triage.command;

import dev.triage.command.CommandVerdict.ChangesState;
import dev.triage.command.CommandVerdict.Unknown;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What programs do, from {@code tools.yaml} and, for curl and the like, by closer reading. */
final class ToolTable {

    private static final Map<String, Tool> TOOLS = tools();
    private static final int WORDS_MAX = 3;
    private static final int ARGUMENTS_LOOKED_AT = 6;

    private ToolTable() {}

    /**
     * @param values flags that take the next word
     * @param subcommands what each subcommand does
     */
    record Tool(Set<String> values, WordTable<CommandVerdict> subcommands, boolean anyWord, boolean lowerCase,
            List<String> readWith, List<String> writesWith) {}

    static CommandVerdict effect(Invocation call) {
        Optional<CommandVerdict> read = ToolEffects.of(call);
        if (read.isPresent()) {
            return read.get();
        }
        String program = call.program();
        Tool tool = TOOLS.get(program);
        if (tool == null) {
            boolean asks = call.words().size() == 2 && call.hasFlag("--help", "--version", "-V");
            return asks ? Effects.READ : new Unknown("nothing is known about the program " + program);
        }
        if (given(call, tool.writesWith())) {
            return new ChangesState(false, program + " is told to write");
        }
        if (given(call, tool.readWith())) {
            return Effects.READ;
        }
        return subcommand(call, tool)
                .orElseGet(() -> new Unknown("nothing is known about this use of " + program));
    }

    /** Flags of the program that take the next word. */
    static Set<String> values(String program) {
        Tool tool = TOOLS.get(program);
        return tool == null ? Set.of() : tool.values();
    }

    private static Optional<CommandVerdict> subcommand(Invocation call, Tool tool) {
        List<String> arguments = call.arguments(tool.values()).stream().map(ShellWord::text)
                .map(word -> tool.lowerCase() ? word.toLowerCase(Locale.ROOT) : word).toList();
        if (tool.anyWord()) {
            return arguments.stream().limit(ARGUMENTS_LOOKED_AT)
                    .flatMap(word -> tool.subcommands().find(word).stream()).findFirst();
        }
        for (int words = Math.min(WORDS_MAX, arguments.size()); words > 0; words--) {
            Optional<CommandVerdict> found = tool.subcommands().find(String.join(" ", arguments.subList(0, words)));
            if (found.isPresent()) {
                return found;
            }
        }
        return arguments.isEmpty() ? Optional.ofNullable(tool.subcommands().exact().get("*")) : Optional.empty();
    }

    /** A flag may be bound to one of the programs of its row: {@code -n!rsync}. */
    private static boolean given(Invocation call, List<String> flags) {
        return flags.stream().anyMatch(flag -> {
            int only = flag.indexOf('!');
            if (only > 0) {
                return call.program().equals(flag.substring(only + 1)) && call.hasFlag(flag.substring(0, only));
            }
            return call.from(1).hasFlag(flag);
        });
    }

    private static Map<String, Tool> tools() {
        Map<String, Tool> all = new HashMap<>();
        for (Row row : Yaml.read("tools.yaml", File.class).tools()) {
            for (String name : row.names().strip().split("\\s+")) {
                Map<String, CommandVerdict> subcommands = new LinkedHashMap<>();
                list(row.read()).forEach(word -> subcommands.put(word, Effects.READ));
                list(row.reversible()).forEach(word -> subcommands.put(word, change(true, name, word)));
                list(row.irreversible()).forEach(word -> subcommands.put(word, change(false, name, word)));
                Set<String> values = row.values() == null
                        ? Set.of()
                        : Set.copyOf(Arrays.asList(row.values().strip().split("\\s+")));
                boolean always = subcommands.size() == 1 && subcommands.containsKey("*");
                all.put(name, new Tool(values, always
                        ? new WordTable<>(subcommands, subcommands)
                        : table(subcommands), row.anyWord(), row.lowerCase(), list(row.readWith()),
                        list(row.writesWith())));
            }
        }
        return Map.copyOf(all);
    }

    /** A star alone means the program without a subcommand, and is no ending. */
    private static WordTable<CommandVerdict> table(Map<String, CommandVerdict> subcommands) {
        Map<String, CommandVerdict> endings = new LinkedHashMap<>(subcommands);
        CommandVerdict alone = endings.remove("*");
        WordTable<CommandVerdict> table = WordTable.of(endings);
        if (alone == null) {
            return table;
        }
        Map<String, CommandVerdict> exact = new HashMap<>(table.exact());
        exact.put("*", alone);
        return new WordTable<>(exact, table.prefixes());
    }

    private static ChangesState change(boolean reversible, String name, String word) {
        return new ChangesState(reversible, word.equals("*") ? name + " changes something" : name + " " + word);
    }

    private static List<String> list(@Nullable String words) {
        return words == null
                ? List.of()
                : Arrays.stream(words.strip().split("\\s*;\\s*")).filter(word -> !word.isBlank())
                        .map(word -> word.replaceAll("\\s+", " ")).toList();
    }

    private record File(List<Row> tools) {}

    private record Row(String names, @Nullable String values, @Nullable String read, @Nullable String reversible,
            @Nullable String irreversible, boolean anyWord, boolean lowerCase, @Nullable String readWith,
            @Nullable String writesWith) {}
}
