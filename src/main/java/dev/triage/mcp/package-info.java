/** The Model Context Protocol: coding agents and chat tools use the service as a set of tools. */
@NullMarked
package dev.triage.mcp;

import org.jspecify.annotations.NullMarked;
