package dev.triage.eval;

import java.util.List;

/** Something that the user has to correct: a case, a matrix, a recording. Each problem is one line with its place. */
public final class EvalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public EvalException(String problem) {
        this(List.of(problem));
    }

    public EvalException(List<String> problems) {
        super(String.join("\n", problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
