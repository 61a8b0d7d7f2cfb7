package dev.triage.signature;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much work_mem a statement needs that writes temporary blocks. Rows take two to three times as much room in memory as
 * in a temporary file, so it is three times what one call writes, rounded up to a power of two.
 */
final class WorkMemAdvice {

    private static final int BLOCK_KB = 8;
    private static final int ROOM = 3;
    private static final long LEAST_MB = 16;
    /** Above this, the statement is to be changed rather than the memory. */
    private static final long MOST_MB = 128;

    private WorkMemAdvice() {}

    /** The size, such as {@code 64MB}; empty when nothing is measured, or more than {@value #MOST_MB} MB are needed. */
    static Optional<String> of(@Nullable String blocks, @Nullable String calls) {
        if (blocks == null || calls == null || blocks.length() > 15 || calls.length() > 15) {
            return Optional.empty();
        }
        long kilobytes = Long.parseLong(blocks) / Math.max(1, Long.parseLong(calls)) * BLOCK_KB * ROOM;
        long size = LEAST_MB;
        while (size * 1024 < kilobytes && size <= MOST_MB) {
            size *= 2;
        }
        return size > MOST_MB ? Optional.empty() : Optional.of(size + "MB");
    }
}
