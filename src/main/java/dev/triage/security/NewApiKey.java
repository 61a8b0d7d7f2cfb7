package dev.triage.security;

/**
 * A key that was just made.
 *
 * @param secret the key as the client sends it; it is shown this once and can't be recovered
 */
public record NewApiKey(ApiKey key, String secret) {

    /** Without the secret, so that no log line tells it. */
    @Override
    public String toString() {
        return "NewApiKey[" + key.prefix() + "…]";
    }
}
