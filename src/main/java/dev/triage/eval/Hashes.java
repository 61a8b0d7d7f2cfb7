package dev.triage.eval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over parts: each is preceded by its length, so that no two lists of parts give the same bytes. */
final class Hashes {

    private final MessageDigest digest = sha256();

    static String of(String... parts) {
        Hashes hashes = new Hashes();
        for (String part : parts) {
            hashes.add(part);
        }
        return hashes.hex();
    }

    Hashes add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    Hashes add(byte[] part) {
        digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(part);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
