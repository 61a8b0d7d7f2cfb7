package dev.triage.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PagerDuty's signature of a webhook: {@code v1=} and the HMAC-SHA256 of the raw body in hexadecimal; several, with commas
 * between them, while a secret is replaced.
 */
final class PagerDutySignature {

    private static final String VERSION = "v1=";
    private static final int SIGNATURES_MAX = 10;

    private PagerDutySignature() {}

    /** Whether one of the secrets made one of the signatures; takes as long for a wrong one as for a right one. */
    static boolean verify(byte[] body, String header, List<String> secrets) {
        boolean right = false;
        String[] signatures = header.split(",", SIGNATURES_MAX + 1);
        for (String secret : secrets) {
            byte[] expected = (VERSION + HexFormat.of().formatHex(hmac(secret, body)))
                    .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < Math.min(signatures.length, SIGNATURES_MAX); i++) {
                right |= MessageDigest.isEqual(expected, signatures[i].strip().getBytes(StandardCharsets.UTF_8));
            }
        }
        return right;
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
