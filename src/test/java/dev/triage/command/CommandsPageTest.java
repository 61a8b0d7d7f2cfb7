package dev.triage.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandsPageTest {

    @Test
    void theDocumentListsExactlyTheTrapsOfTheCatalogue() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/commands.md")).stream()
                .filter(line -> line.matches("\\| `[a-z-]+` \\| (?:error|warning) \\| .* \\| .* \\| .* \\|")).toList();

        assertThat(rows).containsExactlyElementsOf(TrapCatalog.all().stream().map(CommandsPageTest::row).toList());
    }

    private static String row(Trap trap) {
        String level = trap.weight() == Trap.Weight.HARM ? "error" : "warning";
        return "| `" + trap.id() + "` | " + level + " | " + cell(trap.what()) + " | " + cell(trap.reason()) + " | "
                + cell(trap.alternative()) + " |";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
