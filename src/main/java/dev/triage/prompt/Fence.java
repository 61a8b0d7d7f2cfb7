package dev.triage.prompt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;

/**
 * Marks where data begins and ends. The key is drawn from a hash over the data itself and the incident's random id, so
 * that nobody who writes data can know the key it will stand behind; yet the same prompt always gets the same key.
 */
record Fence(String key) {

    private static final int KEY_LETTERS = 16;

    /**
     * Finds a key that does not occur in the data.
     *
     * @param seed a hash that depends on all of the data
     * @param occurs whether a text stands in the data
     */
    static Fence pick(byte[] seed, Predicate<String> occurs) {
        byte[] hash = seed;
        while (true) {
            hash = sha256().digest(hash);
            String key = letters(hash);
            if (!occurs.test(key)) {
                return new Fence(key);
            }
        }
    }

    /** The lines as one block; {@code body} is empty or ends with a line feed. */
    String wrap(String name, String body) {
        return "BEGIN " + name + " " + key + "\n" + (body.isEmpty() ? "(none)\n" : body) + "END " + name + " " + key;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    static void update(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    /** Letters only: a key with digits in it could be taken for a card number or a token. */
    private static String letters(byte[] hash) {
        StringBuilder key = new StringBuilder(KEY_LETTERS);
        for (char digit : HexFormat.of().formatHex(hash, 0, KEY_LETTERS / 2).toCharArray()) {
            key.append((char) ('a' + Character.digit(digit, 16)));
        }
        return key.toString();
    }
}
