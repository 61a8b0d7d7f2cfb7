package dev.triage.web;

import dev.triage.incident.IncidentId;
import dev.triage.security.Caller;
import dev.triage.security.Role;
import dev.triage.vault.Originals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * What every page needs, in templates as {@code v}: who reads it, in which language, and how it writes texts and times.
 */
public final class View {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(
            ZoneOffset.UTC);

    private final @Nullable Caller caller;
    private final boolean open;
    private final String path;
    private final Locale locale;
    private final MessageSource messages;
    private final Function<IncidentId, Originals> originals;
    private final Instant now;
    private Originals shown = Originals.NONE;

    View(@Nullable Caller caller, boolean open, String path, Locale locale, MessageSource messages,
            Function<IncidentId, Originals> originals, Instant now) {
        this.caller = caller;
        this.open = open;
        this.path = path;
        this.locale = locale;
        this.messages = messages;
        this.originals = originals;
        this.now = now;
    }

    /**
     * Text of an incident, a report or a runbook, as this reader may see it. Everything that came from outside goes
     * through here on its way to the page, which escapes it.
     */
    public String text(@Nullable String redacted) {
        return redacted == null ? "" : shown.reveal(redacted);
    }

    /** The page is about one incident: from now on its placeholders are revealed to a reader with the right. */
    void about(IncidentId incident) {
        shown = originals.apply(incident);
    }

    /** A message of the page's own, for attributes and conditions; templates otherwise write {@code #{key}}. */
    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** The word for an enum's value, such as {@code severity.SEV1}. */
    public String word(Enum<?> value) {
        return say(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    /** How long ago, in one unit. */
    public String age(Instant then) {
        Duration age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return say("age.now");
        }
        if (age.toHours() < 1) {
            return say("age.minutes", age.toMinutes());
        }
        if (age.toDays() < 2) {
            return say("age.hours", age.toHours());
        }
        return age.toDays() < 400 ? say("age.days", age.toDays()) : say("age.years", age.toDays() / 365);
    }

    /** A moment to the minute, in UTC. */
    public String utc(Instant moment) {
        return MINUTE.format(moment) + " UTC";
    }

    /** The language of the page: that of its messages, whatever else the reader prefers. */
    public String lang() {
        return locale.getLanguage().equals("zh") ? "zh" : "en";
    }

    /** Whose page it is; null for whoever needs no key, or has not signed in. */
    public @Nullable String name() {
        return caller == null || open ? null : caller.name();
    }

    /** Whether the reader may report incidents and start runs. */
    public boolean canWrite() {
        return caller != null && caller.role().includes(Role.WRITE);
    }

    /** Whether the reader may try and promote models and prompts. */
    public boolean mayAdminister() {
        return caller != null && caller.role().includes(Role.ADMIN);
    }

    /** Whether the reader may see anything beyond the page for signing in. */
    public boolean isKnown() {
        return caller != null;
    }

    /** {@code page} for the entry of the navigation that the page lies under, else null, which writes no attribute. */
    public @Nullable String current(String root) {
        boolean here = root.equals("/incidents")
                ? path.equals("/") || path.startsWith("/incidents") && !path.equals("/incidents/new")
                : path.equals(root) || path.startsWith(root + "/");
        return here ? "page" : null;
    }
}
