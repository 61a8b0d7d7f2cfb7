/** The REST interface: requests in, JSON and RFC 9457 problems out. */
@NullMarked
package dev.triage.api;

import org.jspecify.annotations.NullMarked;
