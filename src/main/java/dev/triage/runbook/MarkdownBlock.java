package dev.triage.runbook;

/**
 * A heading with the Markdown under it, up to the next heading that splits.
 *
 * @param level 1 to 3; 0 for what stands before the first heading
 * @param heading as written, without marks; empty at level 0
 */
record MarkdownBlock(int level, String heading, String text) {}
