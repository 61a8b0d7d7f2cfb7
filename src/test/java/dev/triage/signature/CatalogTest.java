package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.CommandLanguage;
import dev.triage.diagnosis.Phase;
import dev.triage.signature.PlanRules.CommandRule;
import dev.triage.signature.PlanRules.Mitigation;
import dev.triage.signature.SignatureText.CheckText;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    private static final Pattern READ_ONLY = Pattern.compile(
            """
            (?is)(?:select|explain|show)\\b.*|kubectl (?:get|describe|logs|top|rollout history|rollout status|version)\\b.*\
            |(?:df|du|top|ip|mtr|nslookup|cat|jstack|jstat|jcmd 1 GC\\.class_histogram|journalctl|openssl|docker (?:manifest|system))\\b.*\
            |INFO\\b.*|kafka-consumer-groups\\.sh .*--describe.*|curl -sS.*|[a-zA-Z_0-9]+ ?[({].*|topk\\(.*|sum by .*|max by .*""");
    private static final Pattern CHANGES = Pattern
            .compile(
                    "(?i)pg_(?:cancel|terminate)_backend|pg_drop_|pg_reload|\\b(?:alter|drop|create|delete|update|insert|grant|revoke)\\s");

    static Stream<Signature> modes() {
        return Analysis.CATALOG.signatures().stream();
    }

    @Test
    void namesEveryCauseOfTheClosedList() {
        Set<CauseCode> named = modes().map(Signature::cause).collect(Collectors.toSet());
        assertThat(named).containsAll(EnumSet.complementOf(EnumSet.of(CauseCode.UNKNOWN)));
    }

    @Test
    void holdsAtLeastFortyTwoModesWithDifferentIds() {
        assertThat(modes().map(Signature::id)).hasSizeGreaterThanOrEqualTo(42).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void plansBothForNowAndForLater(Signature mode) {
        if (mode.cause() == CauseCode.NO_FAULT) {
            assertThat(mode.plan().mitigations()).isEmpty();
            return;
        }
        List<Phase> phases = mode.plan().mitigations().stream().map(Mitigation::phase).toList();
        assertThat(phases).contains(Phase.PREVENT).containsAnyOf(Phase.STABILISE, Phase.FIX);
        assertThat(mode.plan().followUps()).isNotEmpty();
        assertThat(mode.plan().missing()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void checksOnlyRead(Signature mode) {
        assertThat(mode.plan().checks()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(check -> {
            assertThat(check.commands()).isNotEmpty();
            assertThat(check.commands()).allSatisfy(command -> {
                assertThat(source(command)).matches(READ_ONLY);
                assertThat(source(command)).doesNotContainPattern(CHANGES);
            });
        });
    }

    @ParameterizedTest
    @MethodSource("modes")
    void buildsAndDropsIndexesOnlyConcurrently(Signature mode) {
        assertThat(sql(mode)).noneMatch(sql -> sql
                .matches("(?is).*\\b(?:create (?:unique )?index|drop index|reindex index)\\b(?! concurrently).*"));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void neverRaisesMaxConnectionsOrLocksATableToVacuumIt(Signature mode) {
        assertThat(sql(mode))
                .noneMatch(sql -> sql.matches("(?is).*set max_connections.*|.*vacuum \\(?full.*|.*superuser.*"));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void boundsTheWaitForALockBeforeChangingATable(Signature mode) {
        for (Mitigation step : mode.plan().mitigations()) {
            List<String> commands = step.commands().stream().map(CatalogTest::source).toList();
            if (commands.stream().anyMatch(
                    text -> text.matches("(?is)(?:alter (?:table|sequence)|create index|reindex|\\{indexDdl}).*"))) {
                assertThat(commands.getFirst()).as(mode.id() + " " + step.key()).startsWith("SET lock_timeout");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void listsSessionsBeforeItEndsThemAndSparesItsOwn(Signature mode) {
        for (Mitigation step : mode.plan().mitigations()) {
            List<String> commands = step.commands().stream().map(CatalogTest::source).toList();
            for (String text : commands) {
                if (text.contains("pg_terminate_backend") || text.contains("pg_cancel_backend")) {
                    assertThat(commands.indexOf(text)).as(mode.id() + " lists first").isPositive();
                    assertThat(text).contains("pid <> pg_backend_pid()").contains("backend_type = 'client backend'");
                }
            }
        }
    }

    private static List<String> sql(Signature mode) {
        return mode.plan().mitigations().stream()
                .flatMap(step -> Stream.concat(step.commands().stream(), step.rollback().stream()))
                .filter(command -> command.language() == CommandLanguage.SQL).map(CatalogTest::source).toList();
    }

    /** The first variants, as the template writes them. */
    private static String source(CommandRule command) {
        return command.text().pieces().stream().map(piece -> piece.variants().getFirst()).collect(Collectors.joining())
                .strip();
    }

    @Test
    void asksForThePlanOfAConnectionStormAfterItsCause() {
        Signature storm = modes().filter(mode -> mode.cause() == CauseCode.RETRY_STORM).findFirst().orElseThrow();
        assertThat(storm.plan().mitigations()).filteredOn(step -> step.key().equals("shed-storm"))
                .allSatisfy(step -> assertThat(step.phase()).isEqualTo(Phase.FIX));
        assertThat(storm.symptomOf()).containsAll(Arrays.asList(CauseCode.MISSING_INDEX, CauseCode.SLOW_QUERY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void wordsEachCheckForTheCommandThatIsShown(String language) {
        assertThat(Analysis.CATALOG.signatures()).allSatisfy(mode -> assertThat(mode.plan().checks())
                .filteredOn(check -> check.commands().size() > 1).allSatisfy(check -> {
                    CheckText text = Objects.requireNonNull(mode.text(language).checks().get(check.key()));
                    assertThat(check.commands()).hasSize(2);
                    assertThat(text.otherwise()).as(mode.id() + " " + check.key()).isNotNull().isNotEqualTo(text);
                }));
    }

    @Test
    void asksForThePodsWhenNoneIsNamedAndForItsLogWhenOneIs() {
        String fault = "12:00 UTC cart v5.0 deployed\n12:04 UTC error rate from 0.1% to 20%, HTTP 500, NullPointerException\n";

        assertThat(step(fault, "kubectl get pods -A")).startsWith("List the pods");
        assertThat(step(fault + "pod cart-7d9f8b6c5d-x2x4q throws it", "--previous"))
                .startsWith("Read what the container");
    }

    private static String step(String context, String command) {
        return Analysis.of(context).checklist().stream()
                .filter(step -> step.command() != null && step.command().text().contains(command))
                .map(dev.triage.diagnosis.ChecklistStep::step).findFirst().orElse("no such command");
    }
}
