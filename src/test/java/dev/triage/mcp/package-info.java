/** The protocol's own client against the service, over real HTTP. */
@NullMarked
package dev.triage.mcp;

import org.jspecify.annotations.NullMarked;
