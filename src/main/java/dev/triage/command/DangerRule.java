package dev.triage.command;

import java.util.regex.Pattern;

/**
 * A trap that an on-call engineer should not be sent into.
 *
 * @param id stable id
 * @param pattern matches the command after comments are removed and white space is folded
 */
record DangerRule(String id, Pattern pattern, String reason, String alternative) {

    DangerRule(String id, String pattern, String reason, String alternative) {
        this(id, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), reason, alternative);
    }
}
