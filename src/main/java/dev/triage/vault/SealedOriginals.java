package dev.triage.vault;

import dev.triage.incident.IncidentId;

/**
 * The originals of an incident as they are stored.
 *
 * @param keyId which key opens them
 * @param version counts the writes; 0 has never been stored
 */
public record SealedOriginals(IncidentId incident, String keyId, int version, byte[] bytes) {

    public SealedOriginals {
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "SealedOriginals[" + incident + ", " + keyId + ", " + version + "]";
    }
}
