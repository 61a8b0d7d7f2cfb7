package dev.triage.intake;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.redact.Pseudonyms;
import dev.triage.redact.RedactedText;
import dev.triage.triage.RunRepository;
import dev.triage.vault.Vault;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/** Lets later parts of an incident go on with its placeholders, also when two come in at once. */
@Component
class IncidentOriginals {

    private static final int ATTEMPTS_MAX = 10;

    private final Vault vault;
    private final IncidentRepository incidents;
    private final RunRepository runs;
    private final UpdateRepository updates;

    IncidentOriginals(Vault vault, IncidentRepository incidents, RunRepository runs, UpdateRepository updates) {
        this.vault = vault;
        this.incidents = incidents;
        this.runs = runs;
        this.updates = updates;
    }

    /** Redacts and stores with the incident's placeholders; does it again if another was faster. */
    <T extends @Nullable Object> T redact(IncidentId incident, Function<Pseudonyms, T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return work.apply(pseudonyms(incident));
            } catch (OptimisticLockingFailureException e) {
                if (attempt == ATTEMPTS_MAX) {
                    throw e;
                }
            }
        }
    }

    /** Part of the caller's transaction. */
    void store(IncidentId incident, Pseudonyms pseudonyms) {
        vault.seal(incident, pseudonyms).ifPresent(vault::store);
    }

    /** Without a key the values are not known, but at least no new one gets the number of an older one. */
    private Pseudonyms pseudonyms(IncidentId incident) {
        Pseudonyms pseudonyms = vault.pseudonyms(incident);
        incidents.find(incident).ifPresent(known -> reserve(known, pseudonyms));
        runs.ofIncident(incident).forEach(run -> pseudonyms.reserve(run.addedContext().value()));
        updates.ofIncident(incident, null, 1000).forEach(update -> pseudonyms.reserve(update.text().value()));
        return pseudonyms;
    }

    private static void reserve(Incident known, Pseudonyms pseudonyms) {
        pseudonyms.reserve(known.title().value());
        pseudonyms.reserve(known.symptoms().value());
        pseudonyms.reserve(known.context().value());
        known.labels().values().stream().map(RedactedText::value).forEach(pseudonyms::reserve);
    }
}
