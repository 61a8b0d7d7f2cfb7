package dev.triage.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What a key looks like: {@code triage_} and 256 random bits in URL-safe Base64. */
final class KeyForm {

    private static final String MARK = "triage_";
    private static final int RANDOM_BYTES = 32;
    private static final int PREFIX_CHARS = MARK.length() + 6;
    private static final Pattern FORM = Pattern.compile(MARK + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyForm() {}

    static String generate() {
        byte[] bits = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bits);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Whether it can be one of ours; what can't is refused without a look at the database. */
    static boolean fits(String secret) {
        return FORM.matcher(secret).matches();
    }

    static String prefix(String secret) {
        return secret.substring(0, PREFIX_CHARS);
    }

    static String hash(String secret) {
        return HexFormat.of().formatHex(sha256(secret));
    }

    /** Compares in a time that does not depend on where the two differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(sha256(one), sha256(other));
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
