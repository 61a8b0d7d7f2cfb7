package dev.triage.eval;

/**
 * How often a case was answered correctly by both sides.
 *
 * @param passesA correct answers under A, of {@code triesA}
 */
public record FlippedCase(String caseId, String language, String title, boolean hard, boolean mustPass, int passesA,
        int triesA, int passesB, int triesB) {

    /** Whether most answers were correct on one side only. */
    public boolean flipped() {
        return majority(passesA, triesA) != majority(passesB, triesB);
    }

    /** Whether B lost the case. */
    public boolean lost() {
        return flipped() && !majority(passesB, triesB);
    }

    /** Whether most answers of B are wrong, whatever A's are. */
    public boolean failed() {
        return !majority(passesB, triesB);
    }

    /** Whether some answers of B are correct and some are not, where all of A's were alike. */
    public boolean becameFlaky() {
        return passesB > 0 && passesB < triesB && (passesA == 0 || passesA == triesA);
    }

    /** Such as {@code 3/3 → 1/3}. */
    public String change() {
        return passesA + "/" + triesA + " → " + passesB + "/" + triesB;
    }

    static boolean majority(int passes, int tries) {
        return 2 * passes > tries;
    }
}
