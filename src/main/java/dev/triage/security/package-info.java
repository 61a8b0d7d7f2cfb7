/** Who may call the service: API keys, and the guards of a service that runs without any. */
@NullMarked
package dev.triage.security;

import org.jspecify.annotations.NullMarked;
