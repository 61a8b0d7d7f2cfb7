/** Bounded, priced and observed calls to chat and embedding models; the only user of LangChain4j. */
@NullMarked
package dev.triage.llm;

import org.jspecify.annotations.NullMarked;
