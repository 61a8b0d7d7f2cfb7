package dev.triage.triage;

/**
 * A client's promise that requests with this key are the same request. Only digests are kept.
 *
 * @param keyHash SHA-256 of the client's key, hexadecimal
 * @param requestHash SHA-256 of the request, hexadecimal
 */
public record IdempotencyKey(String keyHash, String requestHash) {}
