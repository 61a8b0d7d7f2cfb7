package dev.triage.signature;

import dev.triage.signature.ClueMatch.Place;
import java.util.List;

/**
 * Something in the context that does not add up.
 *
 * @param places the words that contradict each other
 * @param explanation why they do, in the language of the report
 * @param missing what is to be found out
 * @param howToGet how to find it out
 */
record Caveat(List<Place> places, String explanation, String missing, String howToGet) {

    Caveat {
        places = List.copyOf(places);
    }
}
