package dev.triage.hook;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the senders of webhooks prove who they are, beyond API keys.
 *
 * @param pagerdutySecrets signing secrets of PagerDuty's webhook subscriptions; several while one is replaced
 */
@ConfigurationProperties("triage.hooks")
public record HookProperties(@DefaultValue List<String> pagerdutySecrets) {

    private static final int SECRET_MIN_CHARS = 16;

    public HookProperties {
        pagerdutySecrets = pagerdutySecrets.stream().map(String::strip).filter(secret -> !secret.isEmpty()).toList();
        pagerdutySecrets.forEach(secret -> {
            if (secret.length() < SECRET_MIN_CHARS) {
                throw new IllegalArgumentException("triage.hooks.pagerduty-secrets has secrets of at least "
                        + SECRET_MIN_CHARS + " characters, not " + secret.length());
            }
        });
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "HookProperties[pagerdutySecrets=%d]".formatted(pagerdutySecrets.size());
    }
}
