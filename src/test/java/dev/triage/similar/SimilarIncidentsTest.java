package dev.triage.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.fact.ErrorKind;
import dev.triage.fact.ErrorSignature;
import dev.triage.fact.Fact;
import dev.triage.fact.FactSheet;
import dev.triage.fact.Span;
import dev.triage.incident.FixOutcome;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.Resolution;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.search.SearchFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimilarIncidentsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SearchFixture fixture = new SearchFixture();
    private final Redactor redactor = new Redactor();
    private final IncidentRepository incidents = new IncidentRepository(fixture.jdbc());
    private final SimilarIncidents similar = new SimilarIncidents(fixture.search(), incidents,
            new TraitsRepository(fixture.jdbc()), redactor);

    private final Incident now = connections(1, "payment-svc", NOON, Origin.LIVE);

    @Test
    void aNearCopyComesFirstAndUnrelatedIncidentsAreAbsent() {
        store(connections(2, "label-api", NOON.minusSeconds(86_400), Origin.SAMPLE));
        store(certificate(3));
        store(kafka(4));

        List<SimilarIncident> found = similar.find(now, facts(now), 5);

        assertThat(found).extracting(SimilarIncident::id).containsExactly(id(2));
        assertThat(found.getFirst().trigram()).isGreaterThan(0.5);
        assertThat(found.getFirst().cosine()).isGreaterThan(0.8);
    }

    @Test
    void saysWhatIsShared() {
        store(connections(2, "payment-svc", NOON.minusSeconds(86_400), Origin.LIVE));

        MatchReason reason = similar.find(now, facts(now), 5).getFirst().reason();

        assertThat(reason.services()).containsExactly("payment-svc");
        assertThat(reason.errors()).containsExactly("53300");
        assertThat(reason.terms()).contains("clients").doesNotContain("the", "payment-svc");
    }

    @Test
    void neverFindsTheIncidentItself() {
        store(now);

        assertThat(similar.find(now, facts(now), 5)).isEmpty();
    }

    @Test
    void neverFindsALaterIncident() {
        store(connections(2, "payment-svc", NOON.plusSeconds(1), Origin.LIVE));

        assertThat(similar.find(now, facts(now), 5)).isEmpty();
    }

    @Test
    void neverFindsAnEvaluationEvenByText() {
        store(connections(2, "payment-svc", NOON.minusSeconds(1), Origin.EVAL));

        assertThat(similar.find(now, facts(now), 5)).isEmpty();
        assertThat(similar.findByText(now.title(), new FactSheet(now.title(), List.of()), 5)).isEmpty();
    }

    @Test
    void showsNothingWhenNothingIsAlike() {
        store(certificate(3));
        store(kafka(4));

        assertThat(similar.find(now, facts(now), 5)).isEmpty();
    }

    @Test
    void findsByTextWhateverTheTime() {
        store(connections(2, "payment-svc", NOON.plusSeconds(1), Origin.LIVE));
        store(certificate(3));
        RedactedText text = redactor.redact("FATAL: sorry, too many clients already");

        assertThat(similar.findByText(text, new FactSheet(text, List.of()), 5)).extracting(SimilarIncident::id)
                .containsExactly(id(2));
        assertThatThrownBy(
                () -> similar.findByText(RedactedText.empty(), new FactSheet(RedactedText.empty(), List.of()), 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFewWordsFindWhatTheyAreAboutAndNonsenseNothing() {
        store(connections(2, "payment-svc", NOON.minusSeconds(60), Origin.LIVE));
        store(certificate(3));
        store(kafka(4));

        assertThat(byText("certificate expired")).containsExactly(id(3));
        assertThat(byText("consumer group rebalances")).containsExactly(id(4));
        assertThat(byText("too many clients")).containsExactly(id(2));
        assertThat(byText("the coffee machine is broken")).isEmpty();
        assertThat(byText("holiday calendar for 2027")).isEmpty();
    }

    private List<IncidentId> byText(String words) {
        RedactedText text = redactor.redact(words);
        return similar.findByText(text, new FactSheet(text, List.of()), 5).stream().map(SimilarIncident::id).toList();
    }

    @Test
    void aResolvedIncidentBringsItsFix() {
        Incident past = connections(2, "label-api", NOON.minusSeconds(86_400), Origin.LIVE);
        store(past);
        Resolution resolution = new Resolution("MISSING_INDEX", redactor.redact("no index on state"),
                redactor.redact("built the index concurrently"), NOON.minusSeconds(80_000));
        incidents.resolve(id(2), resolution);
        similar.index(incidents.find(id(2)).orElseThrow(), facts(past));

        assertThat(similar.find(now, facts(now), 5).getFirst().resolution()).isEqualTo(resolution);
        assertThat(fixture.jdbc().sql("SELECT body FROM search_document").query(String.class).single())
                .contains("built the index concurrently");
    }

    @Test
    void aFixThatHeldRanksAboveAnOpenIncidentThatIsAsNear() {
        for (int number = 2; number <= 4; number++) {
            store(connections(number, "svc-" + number, NOON.minusSeconds(number * 100), Origin.LIVE));
        }
        incidents.resolve(id(4), new Resolution("MISSING_INDEX", redactor.redact("no index on state"),
                redactor.redact("built it"), NOON.minusSeconds(50), FixOutcome.WORKED));
        incidents.resolve(id(3), new Resolution(null, redactor.redact("unclear"), redactor.redact("restarted it"),
                NOON.minusSeconds(50), FixOutcome.DID_NOT_WORK));

        assertThat(similar.find(now, facts(now), 5).getFirst().id()).isEqualTo(id(4));
    }

    @Test
    void recurrencesAreOneRowWithTheirDates() {
        for (int number = 2; number <= 5; number++) {
            store(connections(number, "payment-svc", NOON.minusSeconds(number * 1_000L), Origin.LIVE));
        }
        incidents.resolve(id(4), new Resolution("MISSING_INDEX", redactor.redact("no index on state"),
                redactor.redact("built it"), NOON.minusSeconds(50), FixOutcome.WORKED));

        assertThat(similar.find(now, facts(now), 5)).singleElement().satisfies(found -> {
            assertThat(found.id()).as("the one that tells how it was fixed").isEqualTo(id(4));
            assertThat(found.alsoAt()).containsExactly(NOON.minusSeconds(2_000), NOON.minusSeconds(3_000),
                    NOON.minusSeconds(5_000));
        });
    }

    @Test
    void respectsTheLimit() {
        store(connections(2, "label-api", NOON.minusSeconds(1), Origin.LIVE));
        store(connections(3, "order-api", NOON.minusSeconds(1), Origin.LIVE));

        assertThat(similar.find(now, facts(now), 1)).hasSize(1);
        assertThatThrownBy(() -> similar.find(now, facts(now), 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> similar.find(now, facts(now), 51)).isInstanceOf(IllegalArgumentException.class);
    }

    private void store(Incident incident) {
        incidents.insert(incident);
        similar.index(incident, facts(incident));
    }

    private Incident connections(int number, String service, Instant startedAt, Origin origin) {
        return incident(number, service, "PostgreSQL connections exhausted after a batch job was deployed",
                "p99 up to 4 s, 12 % errors, clients refused", """
                                                               postgres-primary active connections 400 / 400
                                                               FATAL: sorry, too many clients already
                                                               slow query: SELECT id FROM ledger WHERE state = 'open'
                                                               """, startedAt, origin);
    }

    private Incident certificate(int number) {
        return incident(number, "rx-gateway", "Gateway refuses connections since its certificate expired",
                "handshakes fail", "x509: certificate has expired or is not yet valid", NOON.minusSeconds(7_200),
                Origin.LIVE);
    }

    private Incident kafka(int number) {
        return incident(number, "mailer", "Mails are hours late, the consumer group rebalances for ever",
                "lag grows by 240 messages a second", "CommitFailedException: Offset commit cannot be completed",
                NOON.minusSeconds(3_600), Origin.LIVE);
    }

    private Incident incident(int number, String service, String title, String symptoms, String context,
            @Nullable Instant startedAt, Origin origin) {
        return new Incident(id(number), redactor.redact(title), new ServiceName(service), redactor.redact(symptoms),
                startedAt, Severity.SEV2, Map.of(), redactor.redact(context), IncidentStatus.OPEN, origin,
                NOON.minusSeconds(10), null);
    }

    /** What the extractor reads from such a context, as far as a match is explained by it. */
    private static FactSheet facts(Incident incident) {
        int at = incident.context().value().indexOf("FATAL");
        List<Fact> facts = at < 0
                ? List.of()
                : List.of(new ErrorSignature("F1", new Span(at, at + 5, 1, 1), ErrorKind.POSTGRES, "53300", 1,
                        "sorry, too many clients already"));
        return new FactSheet(incident.context(), facts);
    }

    private static IncidentId id(int number) {
        return new IncidentId(new UUID(0, number));
    }
}
