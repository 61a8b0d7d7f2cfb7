package dev.triage.prompt;

import java.util.BitSet;

/**
 * Chooses among items in order of value. Among equals it takes from the head and the tail in turn, so that the beginning
 * and the end of a context stay and its middle goes first.
 */
final class Choice {

    private Choice() {}

    /**
     * Chooses in time linear in the number of items.
     *
     * @param values value of each item, 0 to 7; negative for what may not be chosen
     * @param costs tokens of each item
     */
    static BitSet best(byte[] values, int[] costs, TokenBudget budget) {
        BitSet chosen = new BitSet(values.length);
        int[] level = new int[values.length];
        for (int value = FactValue.MAX; value >= 0; value--) {
            int size = 0;
            for (int i = 0; i < values.length; i++) {
                if (values[i] == value) {
                    level[size++] = i;
                }
            }
            for (int taken = 0; taken < size && budget.left() > 0; taken++) {
                int item = taken % 2 == 0 ? level[taken / 2] : level[size - 1 - taken / 2];
                if (budget.take(costs[item])) {
                    chosen.set(item);
                }
            }
        }
        return chosen;
    }
}
