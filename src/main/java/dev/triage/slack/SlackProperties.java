package dev.triage.slack;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Slack app. Slack is off while there is no signing secret and no bot token.
 *
 * @param signingSecret proves that a request comes from Slack
 * @param botToken the bot's token, {@code xoxb-…}
 * @param command the slash command
 * @param apiUrl where Slack's methods are
 * @param responseUrl what addresses for late answers must begin with
 * @param channels channel ids by service, for incidents that alerts open
 * @param alertChannel the channel for services that have none of their own; blank for none
 * @param language language of what is said outside of reports and of runs asked for in Slack: en or zh
 * @param timeout how long to wait for Slack; a request of Slack's own must be answered within 3 s
 * @param window how old a request may be
 */
@ConfigurationProperties("triage.slack")
public record SlackProperties(@DefaultValue("") String signingSecret, @DefaultValue("") String botToken,
        @DefaultValue("/triage") String command, @DefaultValue("https://slack.com/api/") String apiUrl,
        @DefaultValue("https://hooks.slack.com/") String responseUrl, @DefaultValue Map<String, String> channels,
        @DefaultValue("") String alertChannel, @DefaultValue("en") String language,
        @DefaultValue("2s") Duration timeout, @DefaultValue("5m") Duration window) {

    public SlackProperties {
        channels = Map.copyOf(channels);
        if (signingSecret.isBlank() != botToken.isBlank()) {
            throw new IllegalArgumentException(
                    "triage.slack needs both signing-secret and bot-token, or neither to leave Slack off");
        }
        if (!command.startsWith("/")) {
            throw new IllegalArgumentException("triage.slack.command begins with /, not " + command);
        }
        if (!apiUrl.endsWith("/") || !responseUrl.endsWith("/")) {
            throw new IllegalArgumentException("triage.slack.api-url and response-url end with /");
        }
        if (!language.equals("en") && !language.equals("zh")) {
            throw new IllegalArgumentException("triage.slack.language is en or zh, not " + language);
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("triage.slack.timeout is 100ms to 30s, not " + timeout);
        }
        if (window.compareTo(Duration.ofSeconds(10)) < 0 || window.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("triage.slack.window is 10s to 10m, not " + window);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SlackProperties[%s]".formatted(botToken.isBlank() ? "off" : "on");
    }
}
