package dev.triage.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole replies are accepted as they are; all others are rejected with every reason. */
class DiagnosisParserTest {

    private final DiagnosisParser parser = new DiagnosisParser();

    @Test
    void aFullReplyIsAcceptedAndComesBackAsItWas() {
        Diagnosis diagnosis = accepted(Replies.full());

        assertThat(Replies.JSON.readTree(DiagnosisJson.write(diagnosis)))
                .isEqualTo(Replies.JSON.readTree(Replies.full()));
        assertThat(DiagnosisJson.read(DiagnosisJson.write(diagnosis))).isEqualTo(diagnosis);
        assertThat(accepted(DiagnosisJson.write(diagnosis))).isEqualTo(diagnosis);
        assertThat(DiagnosisJson.write(diagnosis)).startsWith("{\"summary\":\"Checkout fails");
    }

    @Test
    void oneCodeFenceAroundTheWholeReplyIsTakenAway() {
        Diagnosis diagnosis = accepted(Replies.full());

        assertThat(accepted("\n```json\n" + Replies.full() + "\n```\n")).isEqualTo(diagnosis);
        assertThat(accepted("```\n" + Replies.full() + "```")).isEqualTo(diagnosis);
    }

    @Test
    void aReplyWithoutHypothesesMayEstablishNothing() {
        String reply = Replies.changed(tree -> tree.put("outcome", "NOT_ESTABLISHED").putArray("hypotheses"));

        assertThat(accepted(reply).hypotheses()).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void aBrokenReplyIsRejectedAndSaysWhere(Consumer<ObjectNode> breakIt, String error) {
        assertThat(rejected(Replies.changed(breakIt))).containsExactly(error);
    }

    static Stream<Arguments> aBrokenReplyIsRejectedAndSaysWhere() {
        return Stream.of(
                broken(tree -> hypothesis(tree, 1).put("confidence", "certain"),
                        "$.hypotheses[1].confidence: \"certain\" is not one of HIGH, MEDIUM, LOW"),
                broken(tree -> hypothesis(tree, 0).put("confidence", "high"),
                        "$.hypotheses[0].confidence: \"high\" is not one of HIGH, MEDIUM, LOW"),
                broken(tree -> hypothesis(tree, 0).put("confidence", 1),
                        "$.hypotheses[0].confidence: expected a string, found a number"),
                broken(tree -> tree.remove("summary"), "$.summary: is missing"),
                broken(tree -> tree.putNull("summary"), "$.summary: expected a string, found null"),
                broken(tree -> tree.put("summary", " \n"), "$.summary: is blank"),
                broken(tree -> tree.put("summary", "a\0b"),
                        "$.summary: holds the character U+0000, which the store cannot keep"),
                broken(tree -> tree.put("summary", "x".repeat(4_001)),
                        "$.summary: 4,001 characters, at most 4,000 are allowed"),
                broken(tree -> hypothesis(tree, 0).remove("symptomOf"),
                        "$.hypotheses[0].symptomOf: is missing; write null if there is none"),
                broken(tree -> hypothesis(tree, 0).put("symptomOf", true),
                        "$.hypotheses[0].symptomOf: expected a string or null, found a boolean"),
                broken(tree -> ((ObjectNode) tree.path("impact")).put("score", 3),
                        "$.impact.score: is not a property here; there are statement, measured, toMeasure"),
                broken(tree -> tree.put("checklist", "look"), "$.checklist: expected an array, found a string"),
                broken(tree -> tree.putArray("impact"), "$.impact: expected an object, found an array"),
                broken(tree -> ((ObjectNode) tree.path("checklist").get(0)).put("command", "ls"),
                        "$.checklist[0].command: expected an object or null, found a string"),
                broken(tree -> ((ObjectNode) tree.path("mitigations").get(0).path("rollback").path("commands").get(0))
                        .put("language", "BASIC"),
                        "$.mitigations[0].rollback.commands[0].language: \"BASIC\" is not one of SQL, SHELL, KUBECTL,"
                                + " DOCKER, SYSTEMCTL, REDIS_CLI, KAFKA, AWS, GCLOUD, CURL, PROMQL, LOGQL, OTHER"),
                broken(tree -> repeat((ArrayNode) tree.path("hypotheses"), 11),
                        "$.hypotheses: 11 items, at most 10 are allowed"),
                broken(tree -> repeat((ArrayNode) tree.path("checklist"), 31),
                        "$.checklist: 31 items, at most 30 are allowed"),
                broken(tree -> repeat((ArrayNode) tree.path("mitigations"), 21),
                        "$.mitigations: 21 items, at most 20 are allowed"),
                broken(tree -> tree.putArray("hypotheses"),
                        "$.hypotheses: outcome SUSPECTED needs at least one hypothesis; without one it is NOT_ESTABLISHED"),
                broken(tree -> {
                    tree.put("outcome", "NO_INCIDENT");
                    hypothesis(tree, 0).put("causeCode", "NO_FAULT");
                }, "$.hypotheses[1].causeCode: outcome NO_INCIDENT allows no cause but NO_FAULT"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNotOneJsonObjectIsRejected(String reply, String error) {
        assertThat(rejected(reply)).singleElement().asString().startsWith(error);
    }

    static Stream<Arguments> whatIsNotOneJsonObjectIsRejected() {
        String full = Replies.full();
        return Stream.of(Arguments.of("", "$: the reply is empty"),
                Arguments.of("Sorry, I cannot.", "$: not JSON at line 1"),
                Arguments.of("Here it is:\n" + full, "$: not JSON at line 1"),
                Arguments.of(full + "\nHope that helps", "$: not JSON"), Arguments.of(full + full, "$: not JSON"),
                Arguments.of("```json\n" + full, "$: the code fence is not closed"),
                Arguments.of("```yaml\n" + full + "\n```", "$: the code fence is not closed"),
                Arguments.of("[]", "$: expected an object, found an array"),
                Arguments.of("null", "$: expected an object, found null"), Arguments.of("NaN", "$: not JSON"),
                Arguments.of("// note\n{}", "$: not JSON"), Arguments.of("{'summary': 1}", "$: not JSON"),
                Arguments.of("{\"summary\":\"a\",\"summary\":\"b\"}", "$: not JSON at line 1"),
                Arguments.of("[".repeat(100_000), "$: not JSON"),
                Arguments.of(" ".repeat(DiagnosisParser.REPLY_MAX_CHARS + 1),
                        "$: the reply has more than 1048576 characters"));
    }

    @Test
    void allReasonsAreGivenAtOnceButNoMoreThanTwenty() {
        assertThat(rejected("{}")).hasSize(10).allMatch(error -> error.endsWith(": is missing"));
        assertThat(rejected(Replies.changed(tree -> {
            for (int i = 0; i < 100; i++) {
                tree.put("extra" + i, i);
            }
        }))).hasSize(20);
    }

    @Test
    void aReplyThatIsCutOffIsRejectedWhereverTheCutIs() {
        for (String reply : List.of(Replies.full().strip(), "```json\n" + Replies.full().strip() + "\n```")) {
            for (int end = 0; end < reply.length(); end++) {
                assertThat(parser.parse(reply.substring(0, end))).as("cut at %d", end)
                        .isInstanceOf(ParsedReply.Rejected.class);
            }
        }
    }

    @Test
    void aReplyWithScrambledCharactersNeverThrows() {
        Random random = new Random(41);
        String alphabet = "{}[]\",:\\0eE-tfn x\u0000\ud800";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder reply = new StringBuilder(Replies.full());
            for (int i = random.nextInt(3); i >= 0; i--) {
                reply.setCharAt(random.nextInt(reply.length()), alphabet.charAt(random.nextInt(alphabet.length())));
            }
            switch (parser.parse(reply.toString())) {
                case ParsedReply.Accepted accepted ->
                    assertThat(DiagnosisJson.read(DiagnosisJson.write(accepted.diagnosis())))
                            .isEqualTo(accepted.diagnosis());
                case ParsedReply.Rejected rejected -> assertThat(rejected.errors()).isNotEmpty();
            }
        }
    }

    private Diagnosis accepted(String reply) {
        return switch (parser.parse(reply)) {
            case ParsedReply.Accepted accepted -> accepted.diagnosis();
            case ParsedReply.Rejected rejected -> throw new AssertionError(rejected.errors());
        };
    }

    private List<String> rejected(String reply) {
        return switch (parser.parse(reply)) {
            case ParsedReply.Accepted accepted -> throw new AssertionError("accepted");
            case ParsedReply.Rejected rejected -> rejected.errors();
        };
    }

    private static Arguments broken(Consumer<ObjectNode> breakIt, String error) {
        return Arguments.of(breakIt, error);
    }

    private static ObjectNode hypothesis(ObjectNode tree, int index) {
        return (ObjectNode) tree.path("hypotheses").get(index);
    }

    private static void repeat(ArrayNode items, int size) {
        JsonNode first = items.get(0);
        while (items.size() < size) {
            items.add(first.deepCopy());
        }
    }
}
