package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolarityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "the pod was OOMKilled at 10:02 | OOMKilled | ASSERTED",
            "the pod was not OOMKilled | OOMKilled | NEGATED",
            "no sign of an OOMKilled container | OOMKilled | NEGATED",
            "not ready, OOMKilled twice | OOMKilled | ASSERTED",
            "OOMKilled: false | OOMKilled | NEGATED",
            "OOMKilled ruled out | OOMKilled | NEGATED",
            "maybe it was OOMKilled | OOMKilled | HEDGED",
            "OOMKilled again? | OOMKilled | HEDGED",
            "could not connect: connection refused | connection refused | ASSERTED",
            "没有发现死锁 | 死锁 | NEGATED",
            "可能是死锁 | 死锁 | HEDGED",
            "出现死锁 | 死锁 | ASSERTED"})
    void readsTheWordsAroundAThing(String sentence, String thing, Polarity expected) {
        int start = sentence.indexOf(thing);

        assertThat(Polarity.of(sentence, start, start + thing.length())).isEqualTo(expected);
    }
}
