/** Tests of calls to models: real HTTP, the providers' own wire formats, time that the test ticks. */
@NullMarked
package dev.triage.llm;

import org.jspecify.annotations.NullMarked;
