package dev.triage.slack;

import dev.triage.incident.IncidentId;
import org.jspecify.annotations.Nullable;

/**
 * The thread that tells of an incident.
 *
 * @param threadTs its first message; null until that is posted
 * @param cardTs the message that is edited as runs go on; null until it is posted
 * @param cardHash of what that message says
 */
record SlackThread(IncidentId incidentId, String channel, @Nullable String threadTs, @Nullable String cardTs,
        String cardHash) {}
