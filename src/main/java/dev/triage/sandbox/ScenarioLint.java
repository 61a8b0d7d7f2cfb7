package dev.triage.sandbox;

import dev.triage.diagnosis.CauseCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the faults of a scenario that show without running it. */
final class ScenarioLint {

    private static final Set<String> MEASURES = Set.of("buffers", "temp", "misestimate", "runs");
    private static final Set<String> ENTITY_KINDS = Set.of("table", "column", "index", "sequence", "role", "setting",
            "application");

    private final Scenario scenario;
    private final List<String> faults = new ArrayList<>();

    private ScenarioLint(Scenario scenario) {
        this.scenario = scenario;
    }

    static List<String> faults(Scenario scenario) {
        ScenarioLint lint = new ScenarioLint(scenario);
        lint.files();
        lint.fields();
        if (lint.faults.isEmpty()) {
            lint.references();
            lint.traps();
        }
        return List.copyOf(lint.faults);
    }

    private void files() {
        for (String name : ScenarioFolder.FILES) {
            if (!Files.exists(scenario.folder().resolve(name))) {
                faults.add("the file " + name + " is missing");
            }
        }
    }

    private void fields() {
        Scenario.Spec spec = scenario.spec();
        required("title", spec.title());
        required("service", spec.service());
        required("summary", spec.summary());
        required("culprit", spec.culprit());
        required("canary", spec.canary());
        required("detect", spec.detect());
        if (spec.fix().isEmpty()) {
            faults.add("fix is empty; it lists what holds when the fault is mended");
        }
        if (spec.ready().isEmpty() && !spec.healthy()) {
            faults.add("ready is empty; it lists what holds when the fault shows");
        }
        if (spec.protect().isEmpty()) {
            faults.add("protect is empty; it lists queries whose value may not change");
        }
        if (spec.hints().isEmpty()) {
            faults.add("hints is empty; give at least one");
        }
    }

    private void required(String name, @Nullable Object value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            faults.add(name + " is missing");
        }
    }

    private void references() {
        Scenario.Spec spec = scenario.spec();
        Stream.concat(spec.ready().stream(), spec.fix().stream()).forEach(this::check);
        Set<String> codes = new HashSet<>(Arrays.stream(CauseCode.values()).map(Enum::name).toList());
        Stream.concat(spec.detect().causes().stream(), spec.detect().symptoms().stream())
                .filter(code -> !codes.contains(code)).forEach(code -> faults.add("detect: there is no cause " + code));
        if (spec.detect().causes().isEmpty()) {
            faults.add("detect.causes is empty");
        }
        spec.detect().entities().stream()
                .filter(entity -> !ENTITY_KINDS.contains(entity.replaceFirst(":.*", "")) || !entity.contains(":"))
                .forEach(entity -> faults.add("detect.entities: " + entity + " is not kind:name with a kind of "
                        + String.join(", ", ENTITY_KINDS.stream().sorted().toList())));
        try {
            Pattern.compile(spec.culprit());
        } catch (PatternSyntaxException e) {
            faults.add("culprit is no regular expression: " + e.getDescription());
        }
        spec.permit().keySet().stream().filter(id -> !BuiltInTraps.ids().contains(id))
                .forEach(id -> faults.add("permit: there is no built-in trap " + id + "; there are "
                        + String.join(", ", BuiltInTraps.ids())));
    }

    private void check(Scenario.Check check) {
        if (check.name() == null) {
            faults.add("a condition has no name");
        } else if ((check.sql() == null) == (check.measure() == null)) {
            faults.add(check.name() + ": give either sql or measure");
        } else if (check.measure() != null) {
            if (!MEASURES.contains(check.measure())) {
                faults.add(check.name() + ": measure is one of " + MEASURES.stream().sorted().toList());
            }
            if (scenario.spec().workload().stream().noneMatch(work -> work.name().equals(check.statement()))) {
                faults.add(check.name() + ": there is no workload " + check.statement());
            }
        }
    }

    private void traps() {
        Set<String> known = new HashSet<>(BuiltInTraps.ids());
        for (Scenario.TrapRule trap : scenario.spec().traps()) {
            if (trap.id() == null || trap.when() == null || trap.why() == null) {
                faults.add("a trap needs id, why and when");
            } else if (!known.add(trap.id())) {
                faults.add("there are two traps " + trap.id());
            }
            if (trap.points() < 1 || trap.points() > 20) {
                faults.add(trap.id() + ": points are 1 to 20");
            }
        }
        for (Path file : trapFiles(scenario)) {
            String trips = SqlScript.read(file).header("trips");
            if (trips == null || !known.contains(trips)) {
                faults.add(file.getFileName() + " begins with \"-- trips: ID\", where ID is a trap of the scenario or a"
                        + " built-in one");
            }
        }
    }

    static List<Path> trapFiles(Scenario scenario) {
        Path folder = scenario.folder().resolve("traps");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        } catch (IOException e) {
            throw new SandboxException("can't list " + folder, e);
        }
    }
}
