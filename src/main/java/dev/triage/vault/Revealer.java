package dev.triage.vault;

import dev.triage.incident.IncidentId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Gives originals back, at the edge only: {@code revealer.forReader(id, Caller.current().mayReveal()).reveal(text)}.
 * What is revealed goes to that reader and nowhere else.
 */
@Service
public class Revealer {

    private static final Logger LOG = LoggerFactory.getLogger(Revealer.class);

    private final Vault vault;

    Revealer(Vault vault) {
        this.vault = vault;
    }

    /** The incident's originals for a reader with the right; none for one without, or if they do not open. */
    public Originals forReader(IncidentId incident, boolean mayReveal) {
        if (!mayReveal) {
            return Originals.NONE;
        }
        try {
            return vault.originals(incident);
        } catch (BrokenSealException e) {
            LOG.error("originals of incident {} do not open; placeholders are shown", incident);
            return Originals.NONE;
        }
    }
}
