package dev.triage.command;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** All traps that are known, from {@code traps.yaml}. */
public final class TrapCatalog {

    private static final Map<String, Entry> ENTRIES = read();

    private TrapCatalog() {}

    private record Entry(Trap trap, TrapExamples examples) {}

    /** The traps, those about the database first. */
    public static List<Trap> all() {
        return ENTRIES.values().stream().map(Entry::trap).toList();
    }

    /**
     * The trap of that id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Trap byId(String id) {
        return entry(id).trap();
    }

    /**
     * What the trap catches and what it lets pass.
     *
     * @throws IllegalArgumentException if there is no such trap
     */
    public static TrapExamples examples(String id) {
        return entry(id).examples();
    }

    private static Entry entry(String id) {
        Entry entry = ENTRIES.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("traps.yaml has no trap " + id);
        }
        return entry;
    }

    private static Map<String, Entry> read() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (JsonNode node : Yaml.read("traps.yaml", JsonNode.class).get("traps")) {
            Trap trap = new Trap(node.get("id").asString(),
                    Trap.Weight.valueOf(node.get("weight").asString().toUpperCase(Locale.ROOT)),
                    node.get("what").asString(), node.get("reason").asString(), node.get("alternative").asString());
            TrapExamples examples = new TrapExamples(examples(node.get("rejected")), examples(node.get("accepted")));
            if (entries.put(trap.id(), new Entry(trap, examples)) != null) {
                throw new IllegalStateException("traps.yaml has two traps " + trap.id());
            }
        }
        return entries;
    }

    /** By language, each a command or a list of commands that follow one another. */
    private static List<List<Command>> examples(JsonNode byLanguage) {
        List<List<Command>> examples = new ArrayList<>();
        byLanguage.properties().forEach(entry -> {
            CommandLanguage language = CommandLanguage.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
            for (JsonNode example : entry.getValue()) {
                List<Command> commands = new ArrayList<>();
                if (example.isArray()) {
                    example.forEach(text -> commands.add(new Command(language, text.asString())));
                } else {
                    commands.add(new Command(language, example.asString()));
                }
                examples.add(commands);
            }
        });
        return examples;
    }
}
