package dev.triage.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ApiKeysTest {

    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final Duration TTL = Duration.ofSeconds(10);

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final TickingClock clock = new TickingClock();
    private final ApiKeys keys = copy(null);

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM api_key").update();
    }

    @Test
    void aNewKeyOpensWithItsRole() {
        NewApiKey made = keys.create("grafana", Role.READ);

        assertThat(keys.authenticate(made.secret())).contains(new Caller("grafana", Role.READ));
        assertThat(made.secret()).startsWith(made.key().prefix()).hasSize(50);
    }

    @Test
    void theKeyItselfIsNotStored() {
        NewApiKey made = keys.create("grafana", Role.READ);

        String row = jdbc.sql("SELECT api_key::text FROM api_key").query(String.class).single();
        assertThat(row).contains(made.key().prefix()).doesNotContain(made.secret());
        assertThat(made.toString()).doesNotContain(made.secret());
    }

    @Test
    void otherTextsOpenNothing() {
        NewApiKey made = keys.create("grafana", Role.ADMIN);

        assertThat(keys.authenticate("")).isEmpty();
        assertThat(keys.authenticate("' OR 1=1 --")).isEmpty();
        assertThat(keys.authenticate(made.key().prefix())).isEmpty();
        assertThat(keys.authenticate(KeyForm.generate())).isEmpty();
        assertThat(keys.authenticate(made.secret() + "x")).isEmpty();
    }

    @Test
    void aKeyThatIsRevokedHereIsRefusedAtOnce() {
        NewApiKey made = keys.create("grafana", Role.READ);
        keys.authenticate(made.secret());

        assertThat(keys.revoke(made.key().id())).isTrue();

        assertThat(keys.authenticate(made.secret())).isEmpty();
        assertThat(keys.list()).singleElement().extracting(ApiKey::revokedAt).isEqualTo(clock.instant());
        assertThat(keys.revoke(UUID.randomUUID())).isFalse();
    }

    @Test
    void aKeyThatIsRevokedElsewhereIsRefusedWhenBeliefInItRunsOut() {
        NewApiKey made = keys.create("grafana", Role.READ);
        keys.authenticate(made.secret());
        copy(null).revoke(made.key().id());

        clock.tick(TTL.minusMillis(1));
        assertThat(keys.authenticate(made.secret())).isPresent();
        clock.tick(Duration.ofMillis(1));
        assertThat(keys.authenticate(made.secret())).isEmpty();
    }

    @Test
    void theLastUseIsNotedCoarsely() {
        NewApiKey made = keys.create("grafana", Role.READ);
        Instant first = clock.instant();

        keys.authenticate(made.secret());
        clock.tick(Duration.ofMinutes(4));
        keys.authenticate(made.secret());
        assertThat(keys.list().getFirst().lastUsedAt()).isEqualTo(first);
        clock.tick(Duration.ofMinutes(2));
        keys.authenticate(made.secret());
        assertThat(keys.list().getFirst().lastUsedAt()).isEqualTo(clock.instant());
    }

    @Test
    void theBootstrapKeyOpensWithoutARow() {
        ApiKeys withBootstrap = copy("a-secret-of-twenty-or-more");

        assertThat(withBootstrap.authenticate("a-secret-of-twenty-or-more"))
                .contains(new Caller("bootstrap", Role.ADMIN));
        assertThat(withBootstrap.authenticate("a-secret-of-twenty-or-mors")).isEmpty();
        assertThat(withBootstrap.any()).isTrue();
        assertThat(withBootstrap.anyUsable()).isTrue();
    }

    @Test
    void aRevokedKeyIsNoKeyToServeWithButKeepsTheServiceClosed() {
        assertThat(keys.any()).isFalse();
        assertThat(keys.anyUsable()).isFalse();
        NewApiKey made = keys.create("grafana", Role.READ);
        assertThat(keys.anyUsable()).isTrue();

        keys.revoke(made.key().id());

        assertThat(keys.any()).isTrue();
        assertThat(keys.anyUsable()).isFalse();
    }

    private ApiKeys copy(@org.jspecify.annotations.Nullable String bootstrap) {
        return new ApiKeys(new ApiKeyRepository(JdbcClient.create(DATABASE)),
                new SecurityProperties(bootstrap, TTL, Duration.ofMinutes(5)), UUID::randomUUID, clock);
    }

    private static final class TickingClock extends Clock {

        private Instant now = Instant.parse("2026-11-21T02:15:00Z");

        void tick(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
