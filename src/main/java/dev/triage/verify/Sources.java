package dev.triage.verify;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The grounds, read once for all checks. */
final class Sources {

    private final Grounds grounds;
    private final ContextIndex own;
    private final SentenceCheck sentences;
    private final Timeline timeline;

    Sources(Grounds grounds) {
        this.grounds = grounds;
        this.own = new ContextIndex(grounds.facts().source().value() + "\n" + grounds.about());
        String elsewhere = Stream
                .concat(grounds.runbooks().stream()
                        .flatMap(match -> Stream.of(match.section().citation(), match.section().text().value())),
                        grounds.pastIncidents().stream().flatMap(past -> Stream.of(past.title(), past.text().value())))
                .collect(Collectors.joining("\n"));
        this.sentences = new SentenceCheck(own, new ContextIndex(elsewhere),
                new Derivation(own, grounds.facts()));
        this.timeline = Timeline.of(grounds.facts(), own);
    }

    Grounds grounds() {
        return grounds;
    }

    ContextIndex own() {
        return own;
    }

    SentenceCheck sentences() {
        return sentences;
    }

    Timeline timeline() {
        return timeline;
    }
}
