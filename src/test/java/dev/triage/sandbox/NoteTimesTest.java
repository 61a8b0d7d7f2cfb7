package dev.triage.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoteTimesTest {

    private static final Instant NOW = Instant.parse("2027-02-03T00:15:40Z");

    @Test
    void theLatestTimeIsTenMinutesAgoAndTheOthersKeepTheirDistance() {
        assertThat(NoteTimes.movedTo("""
                                     2026-11-26 18:30 leaky v1.9.0 deployed
                                     2026-11-27 09:00 shop v8.1.2 deployed
                                     The shop answers 500 since 09:20.
                                     """, NOW)).isEqualTo("""
                                                          2027-02-02 09:15 leaky v1.9.0 deployed
                                                          2027-02-02 23:45 shop v8.1.2 deployed
                                                          The shop answers 500 since 00:05.
                                                          """);
    }

    @Test
    void notesWithoutADateStayAsTheyAre() {
        assertThat(NoteTimes.movedTo("slow since 09:20", NOW)).isEqualTo("slow since 09:20");
    }
}
