/** The pages for people: incidents, reports, runbooks, models; rendered on the server, in English and Chinese. */
@NullMarked
package dev.triage.web;

import org.jspecify.annotations.NullMarked;
