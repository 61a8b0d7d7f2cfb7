package dev.triage.incident;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** The place after one incident in the list; opaque outside, so that its form can change. */
record PageCursor(Instant createdAt, UUID id) {

    String encoded() {
        String plain = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    static PageCursor decode(String encoded) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII);
            int colon = plain.indexOf(':');
            Instant createdAt = Instant.EPOCH.plus(Long.parseLong(plain, 0, Math.max(colon, 0), 10), ChronoUnit.MICROS);
            PageCursor cursor = new PageCursor(createdAt, UUID.fromString(plain.substring(colon + 1)));
            if (!cursor.encoded().equals(encoded)) {
                throw new InvalidCursorException();
            }
            return cursor;
        } catch (InvalidCursorException e) {
            throw e;
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new InvalidCursorException();
        }
    }
}
