/** Raw text becomes safe text: the only place where a secret may be seen, and the type that proves it was removed. */
@NullMarked
package dev.triage.redact;

import org.jspecify.annotations.NullMarked;
