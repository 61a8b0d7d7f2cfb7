package dev.triage.signature;

import java.util.List;
import java.util.Map;

/**
 * What a clue found.
 *
 * @param polarity whether the context says it, doubts it or denies it
 * @param places where, at most three, in order; never empty
 * @param names entities that were read on the way
 * @param strength share of the clue's weight that counts, 0 to 1
 */
record ClueMatch(Clue clue, Polarity polarity, List<Place> places, Map<String, String> names, double strength) {

    /** A part of the context, from {@code start} inclusive to {@code end} exclusive. */
    record Place(int start, int end) {

        boolean overlaps(Place other) {
            return start < other.end && other.start < end;
        }
    }

    ClueMatch {
        places = List.copyOf(places);
        names = Map.copyOf(names);
    }

    double effect() {
        return clue.weight() * strength;
    }
}
