/** The application class and the wiring that belongs to no single feature. Follow the data: intake, triage, report. */
@NullMarked
package dev.triage;

import org.jspecify.annotations.NullMarked;
