package dev.triage.fact;

import java.util.ArrayList;
import java.util.List;

/** The table of known errors, {@code error-signatures.txt}. */
final class ErrorCatalog {

    private static final String RESOURCE = "error-signatures.txt";

    private ErrorCatalog() {}

    static List<KnownError> load() {
        return parse(ClassPathTable.lines(RESOURCE));
    }

    static List<KnownError> parse(List<String> lines) {
        List<KnownError> errors = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split("\\|");
            String[] head = cells[0].strip().split(" ");
            if (head.length != 2 || cells.length < 2) {
                throw new IllegalStateException(RESOURCE + ": want \"KIND code | phrase | ...\" but got: " + line);
            }
            for (int i = 1; i < cells.length; i++) {
                errors.add(new KnownError(ErrorKind.valueOf(head[0]), head[1], cells[i].strip()));
            }
        }
        return List.copyOf(errors);
    }
}
