package dev.triage.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Private keys in PEM form that were encoded in Base64 once more, as Kubernetes secrets and kubeconfigs hold them. */
final class EncodedPrivateKeys implements SecretFinder {

    private static final int HEADER_CHARS = 64;

    @Override
    public List<String> anchors() {
        // "-----BEGIN" in Base64
        return List.of("ls0tls1crudjt");
    }

    @Override
    public @Nullable Match at(String text, int start, int end) {
        int headerEnd = endOfBase64(text, end, Math.min(text.length(), start + HEADER_CHARS));
        try {
            String header = new String(
                    Base64.getDecoder().decode(text.substring(start, headerEnd - (headerEnd - start) % 4)),
                    StandardCharsets.ISO_8859_1);
            return header.contains("PRIVATE")
                    ? new Match("private-key", start, endOfBase64(text, headerEnd, text.length()))
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int endOfBase64(String text, int from, int limit) {
        int end = from;
        while (end < limit && isBase64(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBase64(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
    }
}
