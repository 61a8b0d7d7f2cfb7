package dev.triage.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberedContextTest {

    @Test
    void aShortContextIsShownWhole() {
        NumberedContext context = NumberedContext.of(lines(NumberedContext.WHOLE_LINES), Set.of(3));

        assertThat(context.stretches()).singleElement().satisfies(stretch -> {
            assertThat(stretch.folded()).isFalse();
            assertThat(stretch.lines()).hasSize(NumberedContext.WHOLE_LINES);
            assertThat(stretch.lines().get(2)).isEqualTo(new NumberedContext.Line(3, "line 3", true));
        });
    }

    @Test
    void aLongOneIsFoldedAroundWhatIsCited() {
        NumberedContext context = NumberedContext.of(lines(100), Set.of(50));

        assertThat(context.stretches()).extracting(stretch -> stretch.first() + "-" + stretch.last() + stretch.folded())
                .containsExactly("1-45true", "46-54false", "55-100true");
        assertThat(context.stretches().getFirst().lines()).hasSize(45);
    }

    @Test
    void aStretchThatIsTooLongIsNotPartOfThePage() {
        NumberedContext context = NumberedContext.of(lines(1000), Set.of(1, 1000));

        assertThat(context.stretches()).hasSize(3);
        assertThat(context.stretches().get(1).lines()).isEmpty();
        assertThat(context.stretches().get(1).first()).isEqualTo(6);
    }

    @Test
    void aPartBeginsWhereItIsAskedForAndStaysInside() {
        assertThat(NumberedContext.part(lines(10), 8, 5).stretches().getFirst().lines())
                .extracting(NumberedContext.Line::number).containsExactly(8, 9, 10);
        assertThat(NumberedContext.part(lines(10), 99, 5).stretches().getFirst().first()).isEqualTo(10);
        assertThat(NumberedContext.part(lines(10), -1, 2).stretches().getFirst().last()).isEqualTo(2);
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> "line " + number).collect(Collectors.joining("\n"));
    }
}
