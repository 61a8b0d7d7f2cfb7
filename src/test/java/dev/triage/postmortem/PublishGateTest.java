package dev.triage.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishGateTest {

    @Test
    void namesEachOpenPlaceWithItsLineAndHeading() {
        String markdown = """
                          # Postmortem

                          ## Response
                          [FILL IN]
                          ## Impact
                          9 % failed for [FILL IN: how long], [FILL IN] orders lost
                          """;

        assertThat(PublishGate.open(markdown)).containsExactly(new OpenPlaceholder(4, "Response"),
                new OpenPlaceholder(6, "Impact"), new OpenPlaceholder(6, "Impact"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[FILL IN]", "[fill in]", "[FILL_IN]", "[Fill-in who decided]", "\\[FILL IN\\]", "[ FILL IN ]"})
    void knowsThePlaceholderHoweverItIsWritten(String placeholder) {
        assertThat(PublishGate.open("who: " + placeholder)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody knows", "fill in the form", "[filling station]", "[x] done", "`[1]`"})
    void takesNothingElseForOne(String text) {
        assertThat(PublishGate.open(text)).isEmpty();
    }
}
