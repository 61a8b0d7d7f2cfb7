/** Tests of the pages, in a real browser against a real service. */
@NullMarked
package dev.triage.web;

import org.jspecify.annotations.NullMarked;
