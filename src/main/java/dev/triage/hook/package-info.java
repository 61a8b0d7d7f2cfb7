/** Webhooks: the alerts of monitoring systems come in, and other systems are told of reports and postmortems. */
@NullMarked
package dev.triage.hook;

import org.jspecify.annotations.NullMarked;
