package dev.triage.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A folder of cases: {@code <id>/case.yaml} and {@code <id>/context.md}. Folders whose name holds {@code held-out} are
 * for the last word on a version and are refused unless they are asked for: who looks at them while tuning spoils them.
 */
public final class CaseFolder {

    private static final String HELD_OUT = "held-out";

    private CaseFolder() {}

    /** The folder's cases in the order of their ids, and all that is wrong with them. */
    public record Content(List<EvalCase> cases, List<String> problems) {

        public Content {
            cases = List.copyOf(cases);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a folder whose cases must be sound.
     *
     * @param heldOut whether a held-out folder is allowed
     * @throws EvalException with every problem
     */
    public static List<EvalCase> load(Path folder, boolean heldOut) {
        if (!heldOut && isHeldOut(folder)) {
            throw new EvalException(folder + " is held out: its cases are for the last word on a version, not for"
                    + " tuning; say --held-out if that is what you are about");
        }
        Content content = read(folder);
        if (!content.problems().isEmpty()) {
            throw new EvalException(content.problems());
        }
        return content.cases();
    }

    /** Reads and checks a folder. */
    public static Content read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new EvalException("there is no folder " + folder + "; name one that holds cases with --cases");
        }
        List<String> problems = new ArrayList<>();
        List<EvalCase> cases = new ArrayList<>();
        for (Path each : folders(folder)) {
            String id = String.valueOf(each.getFileName());
            cases.add(CaseReader.read(id, text(each.resolve("case.yaml"), id, problems),
                    text(each.resolve("context.md"), id, problems), problems));
        }
        if (cases.isEmpty()) {
            problems.add(folder + " holds no cases");
        }
        problems.addAll(CaseLint.check(cases));
        return new Content(cases, problems);
    }

    private static boolean isHeldOut(Path folder) {
        try {
            Path real = Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath();
            return Stream.iterate(real, Objects::nonNull, Path::getParent).map(Path::getFileName)
                    .anyMatch(name -> name != null && name.toString().contains(HELD_OUT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> folders(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file, String id, List<String> problems) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            problems.add(id + "/" + file.getFileName() + ": is not UTF-8");
        } catch (IOException e) {
            problems.add(id + "/" + file.getFileName() + ": can't be read; every case has case.yaml and context.md");
        }
        return "";
    }
}
