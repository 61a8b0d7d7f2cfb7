package dev.triage.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TermsTest {

    @Test
    void namesOfAlertsComeApart() {
        assertThat(counts("KubePodCrashLooping HTTPServerDown")).containsOnlyKeys("kube", "pod", "crash", "loop",
                "http",
                "server", "down");
    }

    @Test
    void endingsGoAndShortWordsKeepTheirs() {
        assertThat(counts("connections connection connected")).containsOnly(Map.entry("connection", 2),
                Map.entry("connect", 1));
        assertThat(counts("dns bus")).containsOnlyKeys("dns", "bus");
    }

    @Test
    void codesAreKeptAndSmallNumbersAreNot() {
        assertThat(counts("SQLSTATE 53300 after 15 s")).containsKeys("sqlstate", "53300").doesNotContainKey("15");
    }

    @Test
    void chineseComesInPairs() {
        assertThat(counts("连接池耗尽 on checkout")).containsOnlyKeys("连接", "接池", "池耗", "耗尽", "on", "checkout");
    }

    @Test
    void lengthCountsEachTime() {
        assertThat(Terms.of("disk disk full").length()).isEqualTo(3);
        assertThat(Terms.of(" -- 1 ").counts()).isEmpty();
    }

    private static Map<String, Integer> counts(String text) {
        return Terms.of(text).counts();
    }
}
