package dev.triage.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.report.TimelinePicture.Event;
import dev.triage.report.TimelinePicture.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelinePictureTest {

    private static final Instant BEGIN = Instant.parse("2026-11-27T02:00:00Z");

    @Test
    void eventsStandInOrderAlongTheAxis() {
        TimelinePicture picture = TimelinePicture.of(List.of(event(60, Kind.METRIC), event(0, Kind.CHANGE),
                event(30, Kind.ALERT)));

        assertThat(picture.marks()).extracting(TimelinePicture.Mark::x).containsExactly("3.0%", "50.0%", "97.0%");
        assertThat(picture.marks()).extracting(TimelinePicture.Mark::clock).containsExactly("02:00", "02:30", "03:00");
        assertThat(picture.lanes()).extracting(TimelinePicture.Lane::kind).containsExactly(Kind.CHANGE, Kind.ALERT,
                Kind.METRIC);
    }

    @Test
    void eventsOfOneMomentDoNotCoverOneAnother() {
        TimelinePicture picture = TimelinePicture.of(List.of(event(0, Kind.ALERT), event(0, Kind.ALERT),
                event(1, Kind.ALERT), event(60, Kind.ALERT)));

        assertThat(picture.marks().stream().map(mark -> mark.x() + " " + mark.y())).doesNotHaveDuplicates();
        assertThat(picture.marks().stream().map(TimelinePicture.Mark::y).distinct()).hasSize(3);
        assertThat(picture.heightPixels()).isGreaterThan(picture.marks().get(2).y());
    }

    @Test
    void aSingleMomentIsDrawnAndNothingIsNot() {
        assertThat(TimelinePicture.of(List.of(event(5, Kind.NOTE))).ticks()).hasSize(1);
        assertThat(TimelinePicture.of(List.of()).marks()).isEmpty();
    }

    @Test
    void thereAreAtMostForty() {
        assertThat(TimelinePicture.of(IntStream.range(0, 100).mapToObj(minute -> event(minute, Kind.NOTE)).toList())
                .marks()).hasSize(40);
    }

    private static Event event(int minute, Kind kind) {
        return new Event(BEGIN.plusSeconds(60L * minute), kind, "at " + minute, 1);
    }
}
