package dev.triage.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.TestDatabase;
import dev.triage.incident.IncidentId;
import dev.triage.redact.Pseudonyms;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class VaultTest {

    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final String KEY = key("first");
    private static final String NEXT = key("second");

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final VaultRepository repository = new VaultRepository(jdbc);
    private final Redactor redactor = new Redactor();
    private final IncidentId incident = new IncidentId(UUID.randomUUID());

    @BeforeEach
    void anIncident() {
        insert(incident);
    }

    @Test
    void givesOriginalsBackToAReaderWithTheRightOnly() {
        Vault vault = vault(KEY);
        RedactedText text = keep(vault, "mail bob@example.org at 10.1.2.3:5432");
        Revealer revealer = new Revealer(vault);

        assertThat(text.value()).isEqualTo("mail <email-1> at <ip-1>:5432");
        assertThat(revealer.forReader(incident, true).reveal(text.value()))
                .isEqualTo("mail bob@example.org at 10.1.2.3:5432");
        assertThat(revealer.forReader(incident, false).reveal(text.value())).isEqualTo(text.value());
    }

    @Test
    void revealsInMarkdownAndHtmlAsWell() {
        Vault vault = vault(KEY);
        keep(vault, "10.1.2.3");

        assertThat(new Revealer(vault).forReader(incident, true).reveal("\\<ip-1> &lt;ip-1&gt; <ip-2> <ip>"))
                .isEqualTo("10.1.2.3 10.1.2.3 <ip-2> <ip>");
    }

    @Test
    void laterTextGoesOnWithTheSamePlaceholders() {
        Vault vault = vault(KEY);
        keep(vault, "10.1.2.3 and 10.1.2.4");

        assertThat(keep(vault, "10.1.2.9 then 10.1.2.4").value()).isEqualTo("<ip-3> then <ip-2>");
        assertThat(new Revealer(vault).forReader(incident, true).reveal("<ip-1> <ip-2> <ip-3>"))
                .isEqualTo("10.1.2.3 10.1.2.4 10.1.2.9");
    }

    @Test
    void noticesThatAnotherWasFaster() {
        Vault vault = vault(KEY);
        Pseudonyms one = vault.pseudonyms(incident);
        redactor.redact("10.1.2.3", one);
        keep(vault, "10.9.9.9");

        assertThatThrownBy(() -> vault.store(vault.seal(incident, one).orElseThrow()))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void storesNothingThatCanBeReadWithoutTheKey() {
        keep(vault(KEY), "bob@example.org");

        byte[] sealed = repository.find(incident).getFirst().bytes();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("bob", "email");
        assertThat(new Revealer(vault(NEXT)).forReader(incident, true).isEmpty()).isTrue();
    }

    @Test
    void bytesMovedToAnotherIncidentDoNotOpen() {
        Vault vault = vault(KEY);
        keep(vault, "bob@example.org");
        IncidentId other = new IncidentId(UUID.randomUUID());
        insert(other);
        SealedOriginals sealed = repository.find(incident).getFirst();
        repository.save(new SealedOriginals(other, sealed.keyId(), 0, sealed.bytes()));

        assertThatThrownBy(() -> vault.originals(other)).isInstanceOf(BrokenSealException.class);
        assertThat(new Revealer(vault).forReader(other, true).isEmpty()).isTrue();
    }

    @Test
    void aNewKeyTakesOverWhatThePreviousOneSealed() {
        keep(vault(KEY), "10.1.2.3");
        Vault rotated = new Vault(repository, new VaultProperties(NEXT, List.of(KEY)));

        assertThat(rotated.rotate()).isFalse();

        assertThat(repository.find(incident)).extracting(SealedOriginals::keyId)
                .containsExactly(new SealingKey(Base64.getDecoder().decode(NEXT)).id());
        assertThat(new Revealer(vault(NEXT)).forReader(incident, true).reveal("<ip-1>")).isEqualTo("10.1.2.3");
    }

    @Test
    void keepsNothingWithoutAKey() {
        Vault vault = new Vault(repository, new VaultProperties(" ", List.of()));
        Pseudonyms pseudonyms = vault.pseudonyms(incident);
        redactor.redact("10.1.2.3", pseudonyms);

        assertThat(vault.seal(incident, pseudonyms)).isEmpty();
        assertThat(new Revealer(vault).forReader(incident, true).reveal("<ip-1>")).isEqualTo("<ip-1>");
    }

    @Test
    void originalsGoWithTheirIncident() {
        keep(vault(KEY), "10.1.2.3");

        jdbc.sql("DELETE FROM incident WHERE id = :id").param("id", incident.value()).update();

        assertThat(repository.find(incident)).isEmpty();
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithTheWayToMakeOne() {
        assertThatThrownBy(() -> new VaultProperties("short", List.of())).hasMessageContaining("TRIAGE_VAULT_KEY")
                .hasMessageContaining("openssl rand -base64 32");
        assertThat(new VaultProperties(KEY, List.of(NEXT)).toString()).doesNotContain(KEY).doesNotContain(NEXT);
    }

    private RedactedText keep(Vault vault, String raw) {
        Pseudonyms pseudonyms = vault.pseudonyms(incident);
        RedactedText text = redactor.redact(raw, pseudonyms);
        vault.seal(incident, pseudonyms).ifPresent(vault::store);
        return text;
    }

    private Vault vault(String key) {
        return new Vault(repository, new VaultProperties(key, List.of()));
    }

    private void insert(IncidentId id) {
        jdbc.sql("""
                 INSERT INTO incident (id, title, service, symptoms, reported_severity, labels, context, status, origin,
                                       created_at)
                 VALUES (:id, 't', 's', '', 'UNKNOWN', '{}', 'c', 'OPEN', 'LIVE', now())
                 """).param("id", id.value()).update();
    }

    private static String key(String word) {
        return Base64.getEncoder()
                .encodeToString((word + "-".repeat(32)).substring(0, 32).getBytes(StandardCharsets.UTF_8));
    }
}
