package dev.triage.prompt;

/** The budget does not even hold the instructions, the schema and the head of the incident. */
public final class PromptBudgetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int budgetTokens;
    private final int neededTokens;

    PromptBudgetException(String version, int budgetTokens, int neededTokens) {
        super("prompt " + version + " needs at least " + neededTokens + " tokens before any context, the budget is "
                + budgetTokens + "; choose a model with a larger context window or a shorter prompt version");
        this.budgetTokens = budgetTokens;
        this.neededTokens = neededTokens;
    }

    /** The budget that was given. */
    public int budgetTokens() {
        return budgetTokens;
    }

    /** The smallest budget that would do. */
    public int neededTokens() {
        return neededTokens;
    }
}
