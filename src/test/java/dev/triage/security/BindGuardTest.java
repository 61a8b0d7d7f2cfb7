package dev.triage.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.TestDatabase;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.jdbc.core.simple.JdbcClient;

class BindGuardTest {

    private final ApiKeyRepository repository = new ApiKeyRepository(JdbcClient.create(TestDatabase.migrated()));

    @Test
    void loopbackNeedsNoKeyAndIsOpen() {
        assertThatCode(() -> start("127.0.0.1", null)).doesNotThrowAnyException();
        assertThatCode(() -> start("::1", null)).doesNotThrowAnyException();
        assertThat(mode("127.0.0.1", null).isOpen()).isTrue();
    }

    @Test
    void otherAddressesAreRefusedWithoutAKey() {
        assertThatThrownBy(() -> start("0.0.0.0", null)).isInstanceOf(UnsafeBindException.class)
                .hasMessageContaining("0.0.0.0");
        assertThatThrownBy(() -> start("10.1.2.3", null)).isInstanceOf(UnsafeBindException.class);
        assertThatThrownBy(() -> start(null, null)).isInstanceOf(UnsafeBindException.class)
                .hasMessageContaining("all addresses");
    }

    @Test
    void aBootstrapKeyOrAStoredKeyAllowsThem() {
        assertThatCode(() -> start("0.0.0.0", "a-secret-of-twenty-or-more")).doesNotThrowAnyException();
        ApiKeys keys = keys(null);
        NewApiKey made = keys.create("first", Role.ADMIN);
        assertThatCode(() -> start("0.0.0.0", null)).doesNotThrowAnyException();
        keys.revoke(made.key().id());
        assertThatThrownBy(() -> start("0.0.0.0", null)).isInstanceOf(UnsafeBindException.class);
    }

    @Test
    void otherAddressesAreNeverOpen() {
        assertThat(mode("0.0.0.0", null).isOpen()).isFalse();
    }

    @Test
    void aKeyClosesLoopbackForGoodEvenWhenItIsRevoked() {
        ApiKeys keys = keys(null);
        keys.revoke(keys.create("first", Role.READ).key().id());

        assertThat(mode("127.0.0.1", null).isOpen()).isFalse();
        assertThat(mode("127.0.0.1", "a-secret-of-twenty-or-more").isOpen()).isFalse();
    }

    @Test
    void theFirstKeyClosesTheServiceAtOnce() {
        ApiKeys keys = keys(null);
        AccessMode mode = new AccessMode(keys, server("127.0.0.1"), Clock.systemUTC());
        assertThat(mode.isOpen()).isTrue();

        keys.create("first", Role.ADMIN);

        assertThat(mode.isOpen()).isFalse();
    }

    @Test
    void theRefusalSaysWhatToDo() {
        @Nullable
        FailureAnalysis analysis = new UnsafeBindFailureAnalyzer().analyze(new UnsafeBindException("0.0.0.0"));

        assertThat(Objects.requireNonNull(analysis).getDescription()).contains("0.0.0.0").doesNotContain("\n");
        assertThat(analysis.getAction()).contains("TRIAGE_BOOTSTRAP_KEY", "TRIAGE_HOST").doesNotContain("\n");
    }

    private void start(@Nullable String address, @Nullable String bootstrap) throws UnknownHostException {
        new BindGuard(server(address), keys(bootstrap), mode(address, bootstrap)).afterSingletonsInstantiated();
    }

    private AccessMode mode(@Nullable String address, @Nullable String bootstrap) {
        return new AccessMode(keys(bootstrap), server(address), Clock.systemUTC());
    }

    private ApiKeys keys(@Nullable String bootstrap) {
        return new ApiKeys(repository,
                new SecurityProperties(bootstrap, Duration.ZERO, Duration.ofMinutes(5)), UUID::randomUUID,
                Clock.systemUTC());
    }

    private static ServerProperties server(@Nullable String address) {
        ServerProperties server = new ServerProperties();
        try {
            server.setAddress(address == null ? null : InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
        return server;
    }
}
