package dev.triage.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ChangeKind;
import dev.triage.fact.Dimension;
import dev.triage.fact.Fact;
import dev.triage.fact.Measure;
import dev.triage.fact.Quantity;
import dev.triage.fact.Span;
import dev.triage.redact.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptShorteningTest {

    private static final int AMPLE_TOKENS = 50_000_000;
    private static final String[] WORDS = {"connection", "refused", "数据库连接", "OOMKilled", "=", "{\"a\":1}", "😀",
            "12ms",
            "Überlauf", "\t", "a1b2c3", "/var/log/x.log", "ERROR", "the", "запрос"};

    private final PromptRenderer renderer = new PromptRenderer(new Redactor());
    private final PromptVersion plain = PromptSamples.version("v1");

    @Test
    void foldsLinesOfOneFormAndSaysSo() {
        String logs = IntStream.range(0, 500)
                .mapToObj(i -> "10:00:" + i + " GET /item/" + i + " failed after " + i + "ms")
                .collect(Collectors.joining("\n"));
        RenderedPrompt prompt = render("deploy at 09:58\n" + logs + "\nnotes: it looks bad", List.of(), 3000);
        assertThat(prompt.user().value()).contains("1| deploy at 09:58\n2| 10:00:0 GET /item/0 failed after 0ms\n"
                + "  (499 more of this form, the last is line 501)\n502| notes: it looks bad\n");
        assertThat(prompt.leftOut())
                .containsExactly(
                        "context: of 502 lines, 499 folded into others of the same form, 0 left out in whole or in part");
        assertThat(prompt.user().value()).contains("- " + prompt.leftOut().getFirst());
    }

    @Test
    void keepsTheLineThatCarriesAChangeAndDropsTheMiddleOfTheRest() {
        String context = IntStream.range(0, 400).mapToObj(i -> letters(i) + ": worker gave " + letters(i * 7) + " back")
                .collect(Collectors.joining("\n"));
        int start = context.indexOf(letters(200) + ":");
        Span span = new Span(start, context.indexOf('\n', start), 201, 201);
        RenderedPrompt prompt = render(context,
                List.of(new ChangeEvent("F1", span, ChangeKind.CONFIG, null, "worker", "", "pool halved")), 2500);
        assertThat(prompt.user().value()).contains("\n1| ").contains("\n400| ").contains("\n...\n201| ")
                .doesNotContain("\n190| ");
        assertThat(prompt.leftOut()).singleElement().asString().startsWith("context: of 400 lines, 0 folded");
    }

    @Test
    void keepsTheTellingPartsOfASingleHugeLine() {
        String filler = "blah, blub; ".repeat(4000);
        String context = filler + "config pool size set to 5 " + filler;
        Span span = new Span(filler.length(), filler.length() + 25, 1, 1);
        RenderedPrompt prompt = render(context,
                List.of(new ChangeEvent("F1", span, ChangeKind.CONFIG, null, "", "", "config pool size")), 3000);
        assertThat(prompt.user().value()).contains("config pool size set to 5").contains("\n1+| ");
        assertThat(prompt.leftOut()).isNotEmpty();
    }

    @Test
    void dropsFactsOfLittleValueFirst() {
        String context = "one line of words";
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            facts.add(
                    new Quantity("F" + i, new Span(0, 3, 1, 1), "rows", new Measure(i, Dimension.COUNT, i + " rows")));
        }
        facts.add(150,
                new ChangeEvent("F999", new Span(0, 3, 1, 1), ChangeKind.DEPLOY, null, "api", "7", "api 7 deployed"));
        RenderedPrompt prompt = render(context, facts, 3000);
        assertThat(prompt.user().value()).contains("F999 L1 change deploy api 7: api 7 deployed\n")
                .contains("1| one line of words\n");
        assertThat(prompt.leftOut()).singleElement().asString()
                .matches("facts: \\d+ of 301, the least telling kinds first");
    }

    @Test
    void shortensRunbooksAndDropsSimilarIncidentsThatDoNotFit() {
        PromptInput input = new PromptInput(PromptSamples.incident("x"), PromptSamples.facts(),
                IntStream.range(0, 40).mapToObj(i -> PromptSamples.similar("Incident " + letters(i))).toList(),
                List.of(PromptSamples.runbook("Do one thing after the other.\n".repeat(400))), "en", 3500);
        RenderedPrompt prompt = renderer.render(plain, input, PromptSamples.SCHEMA);
        assertThat(prompt.estimatedTokens()).isLessThanOrEqualTo(3500);
        assertThat(prompt.user().value()).contains("Incident " + letters(0)).contains("| Do one thing");
        assertThat(prompt.leftOut())
                .anySatisfy(left -> assertThat(left).isEqualTo("runbook sections: of 1, 0 left out, 1 shortened"))
                .anySatisfy(left -> assertThat(left).startsWith("similar incidents: of 40, "));
    }

    @Test
    void neverExceedsTheBudgetAndSaysSomethingWasLeftOutExactlyWhenItWas() {
        Random random = new Random(42);
        for (int round = 0; round < 150; round++) {
            String context = context(random, 1 + random.nextInt(400));
            List<Fact> facts = facts(random, context);
            RenderedPrompt whole = render(context, facts, AMPLE_TOKENS);
            assertThat(whole.leftOut()).isEmpty();
            int budget = 1600 + random.nextInt(12_000);
            RenderedPrompt prompt = render(context, facts, budget);
            assertThat(prompt.estimatedTokens()).as("round %d, budget %d", round, budget).isLessThanOrEqualTo(budget);
            assertThat(prompt.estimatedTokens()).isGreaterThanOrEqualTo(TokenBudget.estimate(prompt.user().value())
                    + TokenBudget.estimate(prompt.system().value()));
            boolean complete = context.lines().map(String::strip).filter(line -> !line.isBlank())
                    .allMatch(line -> prompt.user().value().contains(line))
                    && facts.stream().allMatch(fact -> prompt.user().value().contains("\n" + fact.id() + " L"));
            assertThat(prompt.leftOut().isEmpty()).as("round %d, budget %d", round, budget).isEqualTo(complete);
        }
    }

    private RenderedPrompt render(String context, List<Fact> facts, int budget) {
        return renderer.render(plain, PromptSamples.input(context, facts, budget), PromptSamples.SCHEMA);
    }

    private static String context(Random random, int lines) {
        StringBuilder context = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            int words = random.nextInt(20) == 0 ? 400 : random.nextInt(12);
            context.append(random.nextInt(3) == 0 ? "" : letters(line * 31) + line + "q" + line * 17);
            for (int word = 0; word < words; word++) {
                context.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            context.append(random.nextInt(10) == 0 ? "\r\n" : "\n");
        }
        return context.toString();
    }

    private static List<Fact> facts(Random random, String context) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < random.nextInt(60); i++) {
            int start = random.nextInt(context.length());
            int end = Math.min(context.length(), start + random.nextInt(200));
            facts.add(new Quantity("F" + i, new Span(start, end, 1, 1), "x",
                    new Measure(i, Dimension.PLAIN, WORDS[random.nextInt(WORDS.length)])));
        }
        return facts;
    }

    /** A word that is different for every number and has no digit, so that no two lines have one form. */
    private static String letters(int number) {
        StringBuilder word = new StringBuilder("w");
        for (int rest = number + 1; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }
}
