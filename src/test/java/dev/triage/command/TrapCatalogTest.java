package dev.triage.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.diagnosis.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the examples of the catalogue: two tables, what is rejected and what is accepted. */
class TrapCatalogTest {

    static Stream<Arguments> rejected() {
        return TrapCatalog.all().stream()
                .flatMap(trap -> TrapCatalog.examples(trap.id()).rejected().stream()
                        .map(commands -> Arguments.of(trap.id(), commands)));
    }

    static Stream<Arguments> accepted() {
        return TrapCatalog.all().stream()
                .flatMap(trap -> TrapCatalog.examples(trap.id()).accepted().stream()
                        .map(commands -> Arguments.of(trap.id(), commands)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rejected")
    void whatIsRejectedRunsIntoItsTrap(String trap, List<Command> commands) {
        assertThat(traps(commands)).contains(trap);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("accepted")
    void whatIsAcceptedDoesNot(String trap, List<Command> commands) {
        assertThat(traps(commands)).doesNotContain(trap);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rejected")
    void whatIsRejectedIsNeverCalledReadOnlyUnlessItIsOnlyDoubtful(String trap, List<Command> commands) {
        if (TrapCatalog.byId(trap).weight() == Trap.Weight.HARM) {
            assertThat(commands).anySatisfy(command -> assertThat(CommandJudge.judge(command, CommandContext.none()))
                    .isNotInstanceOf(CommandVerdict.ReadOnly.class));
        }
    }

    @Test
    void everyTrapSaysWhyAndWhatToDoInstead() {
        assertThat(TrapCatalog.all()).hasSizeGreaterThan(35).allSatisfy(trap -> {
            assertThat(trap.id()).matches("[a-z]+(?:-[a-z]+)*");
            assertThat(List.of(trap.what(), trap.reason(), trap.alternative())).noneMatch(String::isBlank);
        });
        assertThat(TrapCatalog.all()).filteredOn(trap -> !trap.id().equals("name-not-in-context"))
                .allSatisfy(
                        trap -> assertThat(TrapCatalog.examples(trap.id()).rejected()).hasSizeGreaterThanOrEqualTo(4))
                .allSatisfy(
                        trap -> assertThat(TrapCatalog.examples(trap.id()).accepted()).hasSizeGreaterThanOrEqualTo(4));
    }

    @Test
    void anUnknownTrapIsAnError() {
        assertThatThrownBy(() -> TrapCatalog.byId("no-such-trap")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-trap");
    }

    private static List<String> traps(List<Command> commands) {
        CommandSequence sequence = new CommandSequence(CommandContext.none());
        List<String> found = new ArrayList<>();
        commands.forEach(command -> sequence.next(command).traps().forEach(hit -> found.add(hit.trap().id())));
        return found;
    }
}
