package dev.triage.eval;

import dev.triage.stats.Kappa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grades by people, to compare a judge with: a file of {@code case,language,arm,repeat,dimension,grade} a line. */
public final class HandLabels {

    private static final String HEADER = "case,language,arm,repeat,dimension,grade";

    private final Map<String, Integer> grades;

    private HandLabels(Map<String, Integer> grades) {
        this.grades = grades;
    }

    /**
     * Reads the file.
     *
     * @throws EvalException with every line that is wrong
     */
    public static HandLabels read(Path file, JudgePolicy policy) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new EvalException("can't read the labels " + file + "; it begins with the line " + HEADER);
        }
        List<String> problems = new ArrayList<>();
        if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
            problems.add(file + ": the first line must be " + HEADER);
        }
        Map<String, Integer> grades = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] parts = lines.get(i).strip().split(",", -1);
            if (parts.length != 6 || !policy.names().contains(parts[4]) || !parts[5].matches("[1-5]")) {
                problems.add(file + ": line " + (i + 1) + ": six fields, of which the fifth is one of "
                        + String.join(", ", policy.names()) + " and the sixth a grade from 1 to 5");
            } else if (grades.put(String.join(",", List.of(parts).subList(0, 5)),
                    Integer.valueOf(parts[5])) != null) {
                problems.add(file + ": line " + (i + 1) + ": is there twice");
            }
        }
        if (!problems.isEmpty()) {
            throw new EvalException(problems);
        }
        return new HandLabels(grades);
    }

    /** How far a judge agrees with these labels, by dimension; without those of which both have no grade in common. */
    public Map<String, Kappa> agreement(List<Judgement> judgements, JudgePolicy policy) {
        Map<String, Kappa> agreement = new LinkedHashMap<>();
        for (String dimension : policy.names()) {
            int[][] table = new int[JudgePolicy.GRADES][JudgePolicy.GRADES];
            int pairs = 0;
            for (Judgement each : judgements) {
                Integer judged = each.grades().get(dimension);
                Integer labelled = grade(each.cell(), dimension);
                if (judged != null && labelled != null) {
                    table[labelled - 1][judged - 1]++;
                    pairs++;
                }
            }
            if (pairs > 0) {
                agreement.put(dimension, Kappa.weighted(table));
            }
        }
        return agreement;
    }

    private @Nullable Integer grade(CellId cell, String dimension) {
        return grades.get(String.join(",", cell.caseId(), cell.language(), cell.arm().label(),
                String.valueOf(cell.repeat()), dimension));
    }
}
