/** What people learned about an incident flows back: which hypothesis was right, what the cause was, what fixed it. */
@NullMarked
package dev.triage.feedback;

import org.jspecify.annotations.NullMarked;
