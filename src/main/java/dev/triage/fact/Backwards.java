package dev.triage.fact;

/** Searches backwards within a bound, so that no search runs to the beginning of a long text. */
final class Backwards {

    private Backwards() {}

    /** The last place of a character from {@code from} down to {@code floor}, or {@code floor - 1}. */
    static int find(String text, char wanted, int from, int floor) {
        int at = Math.min(from, text.length() - 1);
        while (at >= floor && text.charAt(at) != wanted) {
            at--;
        }
        return Math.max(at, floor - 1);
    }

    /** The last place of a string that begins from {@code from} down to {@code floor}, or {@code floor - 1}. */
    static int find(String text, String wanted, int from, int floor) {
        int at = from;
        while (at >= floor && !text.startsWith(wanted, at)) {
            at--;
        }
        return Math.max(at, floor - 1);
    }
}
