/** Tests of the prompt catalogue, the renderer and the prompts themselves. */
@NullMarked
package dev.triage.prompt;

import org.jspecify.annotations.NullMarked;
