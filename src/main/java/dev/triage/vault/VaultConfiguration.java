package dev.triage.vault;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;

/** After a change of keys, seals the older originals anew once the service is up. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(VaultConfiguration.class);

    private final Vault vault;

    VaultConfiguration(Vault vault) {
        this.vault = vault;
    }

    @EventListener(ApplicationReadyEvent.class)
    void rotate() {
        Thread.ofVirtual().name("rotate-vault-keys").start(() -> {
            try {
                while (vault.rotate()) {
                    LOG.info("sealing older originals with the new vault key");
                }
            } catch (DataAccessException | BrokenSealException e) {
                LOG.warn("some originals keep their old key until the next start: {}", e.getClass().getSimpleName());
            }
        });
    }
}
