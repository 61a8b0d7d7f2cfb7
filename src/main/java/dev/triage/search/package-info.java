/** Hybrid text search over PostgreSQL: trigram similarity and vector similarity, fused by rank. */
@NullMarked
package dev.triage.search;

import org.jspecify.annotations.NullMarked;
