package dev.triage.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.TestDatabase;
import dev.triage.redact.Redactor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class IncidentListTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final IncidentRepository incidents = new IncidentRepository(JdbcClient.create(TestDatabase.migrated()));
    private final Redactor redactor = new Redactor();

    @BeforeEach
    void storeFive() {
        insert(1, "Checkout cannot connect to PostgreSQL", "payment-svc", "500 for 100% of users", Severity.SEV1,
                IncidentStatus.OPEN, Origin.LIVE, NOON);
        insert(2, "Consumer lag grows", "mailer", "mails late", Severity.SEV3, IncidentStatus.MITIGATED, Origin.LIVE,
                NOON.plusSeconds(1));
        insert(3, "Certificate expired", "gateway", "handshakes fail", Severity.SEV2, IncidentStatus.OPEN,
                Origin.SAMPLE, NOON.plusSeconds(2));
        insert(4, "缓存雪崩，详情页超时", "product-detail", "错误率 91 %", Severity.SEV1, IncidentStatus.OPEN, Origin.EVAL,
                NOON.plusSeconds(3));
        insert(5, "Certificate expired", "gateway", "handshakes fail", Severity.SEV2, IncidentStatus.OPEN, Origin.LIVE,
                NOON.plusSeconds(3));
    }

    @Test
    void listsTheNewestReportFirst() {
        assertThat(numbers(IncidentFilter.all(10))).containsExactly(5, 4, 3, 2, 1);
    }

    @Test
    void filtersByEachProperty() {
        assertThat(numbers(filter(new ServiceName("gateway"), Set.of(), Set.of(), Set.of(), null, null, "")))
                .containsExactly(5, 3);
        assertThat(numbers(filter(null, Set.of(Severity.SEV1, Severity.SEV3), Set.of(), Set.of(), null, null, "")))
                .containsExactly(4, 2, 1);
        assertThat(numbers(filter(null, Set.of(), Set.of(IncidentStatus.MITIGATED), Set.of(), null, null, "")))
                .containsExactly(2);
        assertThat(numbers(filter(null, Set.of(), Set.of(), Set.of(Origin.LIVE, Origin.SAMPLE), null, null, "")))
                .containsExactly(5, 3, 2, 1);
        assertThat(numbers(filter(null, Set.of(), Set.of(), Set.of(), NOON.plusSeconds(1), NOON.plusSeconds(3), "")))
                .containsExactly(3, 2);
    }

    @Test
    void findsPartsOfWordsInTitleSymptomsAndService() {
        assertThat(numbers(text("postgres"))).containsExactly(1);
        assertThat(numbers(text("mails"))).containsExactly(2);
        assertThat(numbers(text("PAYMENT"))).containsExactly(1);
        assertThat(numbers(text("雪崩"))).containsExactly(4);
    }

    @Test
    void everyWordMustBeThereInAnyOrder() {
        assertThat(numbers(text("expired gateway"))).containsExactly(5, 3);
        assertThat(numbers(text("expired mailer"))).isEmpty();
    }

    @Test
    void forgivesASlipOfTheKeyboard() {
        assertThat(numbers(text("certifcate"))).containsExactly(5, 3);
    }

    @Test
    void takesWildcardsForWhatTheyAre() {
        assertThat(numbers(text("100%"))).containsExactly(1);
        assertThat(numbers(text("_"))).isEmpty();
        assertThat(numbers(text("\\"))).isEmpty();
    }

    @Test
    void pagesNeitherRepeatNorMissWhatIsThere() {
        IncidentPage first = incidents.list(IncidentFilter.all(2));
        insert(6, "New meanwhile", "gateway", "", Severity.SEV4, IncidentStatus.OPEN, Origin.LIVE, NOON.plusSeconds(9));
        IncidentPage second = incidents.list(IncidentFilter.all(2).after(first.nextCursor()));
        IncidentPage third = incidents.list(IncidentFilter.all(2).after(second.nextCursor()));

        List<Integer> seen = new ArrayList<>(numbers(first));
        seen.addAll(numbers(second));
        seen.addAll(numbers(third));
        assertThat(seen).containsExactly(5, 4, 3, 2, 1);
        assertThat(third.nextCursor()).isNull();
    }

    @Test
    void aLastPageThatIsJustFullHasNoNext() {
        assertThat(incidents.list(IncidentFilter.all(5)).nextCursor()).isNull();
        assertThat(incidents.list(IncidentFilter.all(4)).nextCursor()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "MTIzOm5vLXV1aWQ", "Og", "MTIzNDU",
            "OTIyMzM3MjAzNjg1NDc3NTgwODowMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDE"})
    void refusesACursorThatIsNotOurs(String cursor) {
        assertThatThrownBy(() -> incidents.list(IncidentFilter.all(2).after(cursor)))
                .isInstanceOf(InvalidCursorException.class).hasMessageContaining("nextCursor");
    }

    @Test
    void refusesPagesOutOfBounds() {
        assertThatThrownBy(() -> IncidentFilter.all(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IncidentFilter.all(201)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text("x".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> filter(null, Set.of(), Set.of(), Set.of(), NOON.plusSeconds(1), NOON, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Integer> numbers(IncidentFilter filter) {
        return numbers(incidents.list(filter));
    }

    private static List<Integer> numbers(IncidentPage page) {
        return page.items().stream().map(item -> (int) item.id().value().getLeastSignificantBits()).toList();
    }

    private static IncidentFilter text(String text) {
        return filter(null, Set.of(), Set.of(), Set.of(), null, null, text);
    }

    private static IncidentFilter filter(@Nullable ServiceName service, Set<Severity> severities,
            Set<IncidentStatus> statuses, Set<Origin> origins, @Nullable Instant from, @Nullable Instant to,
            String text) {
        return new IncidentFilter(service, severities, statuses, origins, from, to, text, null, 10);
    }

    private void insert(int number, String title, String service, String symptoms, Severity severity,
            IncidentStatus status, Origin origin, Instant createdAt) {
        incidents.insert(new Incident(new IncidentId(new UUID(0, number)), redactor.redact(title),
                new ServiceName(service), redactor.redact(symptoms), null, severity, Map.of(),
                redactor.redact("context"),
                status, origin, createdAt, null));
    }
}
