package dev.triage.fact;

import org.jspecify.annotations.Nullable;

/**
 * A clock time, or a range of them, in the text.
 *
 * @param start where it begins, date included
 * @param end where it ends, zone included
 */
record TimeMention(int start, int end, TimePoint at, @Nullable TimePoint until) {}
