package dev.triage.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The signature, with the example that Slack publishes. */
class SlackRequestCheckTest {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final long TIME = 1531420618;
    private static final String BODY = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
            + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
            + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
            + ".803a0bc887a14d10d2c447fce8b6703c";
    private static final String SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    @Test
    void slacksPublishedExampleIsGenuine() {
        assertThat(at(TIME).isGenuine("1531420618", BODY, SIGNATURE)).isTrue();
    }

    @Test
    void anyOtherBodySecretSignatureOrTimeIsNot() {
        assertThat(at(TIME).isGenuine("1531420618", BODY + "&", SIGNATURE)).isFalse();
        assertThat(at(TIME).isGenuine("1531420619", BODY, SIGNATURE)).isFalse();
        assertThat(at(TIME).isGenuine("1531420618", BODY, SIGNATURE.replace('a', 'b'))).isFalse();
        assertThat(at(TIME).isGenuine("1531420618", BODY, "")).isFalse();
        assertThat(at(TIME).isGenuine("1531420618", BODY, null)).isFalse();
        assertThat(at(TIME).isGenuine(null, BODY, SIGNATURE)).isFalse();
        assertThat(at(TIME).isGenuine("now", BODY, SIGNATURE)).isFalse();
        assertThat(new SlackRequestCheck("another-secret", Duration.ofMinutes(5), clock(TIME), (hash, now) -> true)
                .isGenuine("1531420618", BODY, SIGNATURE)).isFalse();
    }

    @Test
    void aRequestIsGoodForFiveMinutesEitherWay() {
        assertThat(at(TIME + 300).isGenuine("1531420618", BODY, SIGNATURE)).isTrue();
        assertThat(at(TIME + 301).isGenuine("1531420618", BODY, SIGNATURE)).isFalse();
        assertThat(at(TIME - 301).isGenuine("1531420618", BODY, SIGNATURE)).isFalse();
    }

    private static SlackRequestCheck at(long seconds) {
        return new SlackRequestCheck(SECRET, Duration.ofMinutes(5), clock(seconds), (hash, now) -> true);
    }

    private static Clock clock(long seconds) {
        return Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
    }
}
