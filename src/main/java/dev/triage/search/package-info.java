/** Hybrid text search over PostgreSQL: words and vectors find candidates, one relevance orders them. */
@NullMarked
package dev.triage.search;

import org.jspecify.annotations.NullMarked;
