package dev.triage.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Changes one number, time, version or identifier of a right sentence and expects a finding on that sentence. Small
 * changes may hit another true value, so a rate is asked for, not every single one.
 */
class MutationTest {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.:-])\\d+(?:\\.\\d+)?(?![\\w.:]*[a-z_]{4})");
    private static final Pattern NAME = Pattern
            .compile("seat_holds|expires_at|booking-api|booking-db|BookingErrorRateHigh");
    private static final double CAUGHT_LEAST = 0.93;
    private static final int ROUNDS = 40;

    @ParameterizedTest
    @ValueSource(strings = {
            "At 21:48 booking-api p99 latency rose from 150 ms to 6 s and the error rate from 0.2% to 9%.",
            "v5.12.0 was deployed at 21:41, 7 minutes before the first symptom at 21:48.",
            "64 sessions of booking-db waited while 300 of 300 connections were in use.",
            "The scan of seat_holds reads 8 million rows and takes 3.1 seconds, for expires_at has no index.",
            "BookingErrorRateHigh fired at 21:52, 4 minutes after the latency rose to 6 s.",
            "booking-db CPU is at 38%.",
            "21:48 起 booking-api 的 p99 延迟从 150 毫秒升至 6 秒，错误率从 0.2% 升到 9%。",
            "有 64 个会话在等待，300/300 个连接已占满。"})
    void aChangedSentenceIsNoticed(String sentence) {
        assertThat(Bookings.misses(sentence)).as(sentence).isEmpty();
        Random random = new Random(sentence.hashCode());
        List<String> unnoticed = new ArrayList<>();
        int changed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (Pattern what : List.of(NUMBER, NAME)) {
                String other = changed(sentence, what, random);
                if (!other.equals(sentence)) {
                    changed++;
                    if (Bookings.misses(other).isEmpty()) {
                        unnoticed.add(other);
                    }
                }
            }
        }
        assertThat(changed).isGreaterThan(20);
        assertThat(1.0 - (double) unnoticed.size() / changed).as("unnoticed: %s", unnoticed)
                .isGreaterThanOrEqualTo(CAUGHT_LEAST);
    }

    /** The sentence with one match changed by a digit, or a name by its ending. */
    private static String changed(String sentence, Pattern what, Random random) {
        List<MatchResult> all = what.matcher(sentence).results().toList();
        if (all.isEmpty()) {
            return sentence;
        }
        MatchResult one = all.get(random.nextInt(all.size()));
        String text = one.group();
        String other = Character.isDigit(text.charAt(0))
                ? (4 + random.nextInt(5)) + text
                : text.substring(0, text.length() - 2) + "xy";
        return sentence.substring(0, one.start()) + other + sentence.substring(one.end());
    }
}
