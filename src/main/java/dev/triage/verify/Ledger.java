package dev.triage.verify;

import java.util.ArrayList;
import java.util.List;

/** What the checks of one diagnosis have found so far, and how many claims they looked up. Used by one thread. */
final class Ledger {

    private final CheckWords words;
    private final List<Finding> findings = new ArrayList<>();
    private int claims;
    private int grounded;

    Ledger(CheckWords words) {
        this.words = words;
    }

    CheckWords words() {
        return words;
    }

    /** A finding whose reason stands under the rule's own id in the words; an alternative may stand beside it. */
    void add(String rule, FindingKind kind, FindingLevel level, String where, String subject, Object... values) {
        add(new Finding(rule, kind, level, where, subject, words.say(rule, values), ""));
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /** Counts a claim that was looked up. */
    void claim(boolean isGrounded) {
        claims++;
        grounded += isGrounded ? 1 : 0;
    }

    List<Finding> findings() {
        return findings;
    }

    int claims() {
        return claims;
    }

    int grounded() {
        return grounded;
    }
}
