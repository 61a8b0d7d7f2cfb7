package dev.triage.redact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds one family of secrets. It is asked only where one of its anchors stands, so text without anchors costs it
 * nothing. A finder that says no must have read a bounded number of characters, or long inputs become slow.
 */
interface SecretFinder {

    /** Literals one of which every secret of this family begins with or stands beside; ASCII, lower case. */
    List<String> anchors();

    /** The secret at the anchor that spans {@code start} to {@code end}, or null. Case of the anchor is ignored. */
    @Nullable
    Match at(String text, int start, int end);
}
