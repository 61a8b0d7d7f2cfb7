/** Webhooks: the alerts of monitoring systems come in. */
@NullMarked
package dev.triage.hook;

import org.jspecify.annotations.NullMarked;
