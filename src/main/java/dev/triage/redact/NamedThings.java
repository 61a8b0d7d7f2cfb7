package dev.triage.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hosts and customers, by the patterns that a deployment has for their names. */
final class NamedThings {

    private static final int NAME_MAX_CHARS = 253;

    /** The same on every machine of their platform, so they tell nothing; and a cluster's own names, all diagnosis. */
    private static final Set<String> COMMON_HOSTS = Set.of("host.docker.internal", "gateway.docker.internal",
            "kubernetes.docker.internal", "metadata.google.internal", "host.containers.internal");
    private static final Pattern FIELD_VALUE = Pattern
            .compile(
                    "\\\\{0,3}+[\"']?+[ \\t]{0,4}+(?:=~|[:=：＝])?+[ \\t]{0,4}+\\\\{0,3}+[\"']?+([A-Za-z0-9_.-]{1,64}+)");

    private final List<NamePattern> hosts;
    private final List<NamePattern> customers;
    private final Set<String> fields;
    private final int fieldMaxChars;
    private final List<String> ideographFields;

    NamedThings(RedactionPatterns patterns) {
        this.hosts = patterns.hosts().stream().map(NamePattern::new).toList();
        this.customers = patterns.customers().stream().map(NamePattern::new).toList();
        this.fields = patterns.customerFields().stream().map(field -> field.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.fieldMaxChars = fields.stream().mapToInt(String::length).max().orElse(0);
        this.ideographFields = patterns.customerFields().stream().filter(field -> field.charAt(0) > 127).toList();
    }

    /** The name that begins at {@code start}, if it is one of those. */
    @Nullable
    Personal at(String text, int start) {
        if (text.charAt(start) > 127) {
            for (String field : ideographFields) {
                if (text.startsWith(field, start)) {
                    return valueOf(text, start + field.length());
                }
            }
            return null;
        }
        int end = start + 1;
        int limit = Math.min(text.length(), start + NAME_MAX_CHARS);
        while (end < limit && isNamePart(text.charAt(end))) {
            end++;
        }
        if (end - start <= fieldMaxChars && fields.contains(text.substring(start, end).toLowerCase(Locale.ROOT))) {
            return valueOf(text, end);
        }
        while (end > start + 1 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
            end--;
        }
        for (NamePattern host : hosts) {
            if (host.matches(text, start, end)
                    && !COMMON_HOSTS.contains(text.substring(start, end).toLowerCase(Locale.ROOT))) {
                return personal(PersonalData.HOST, text, start, end);
            }
        }
        for (NamePattern customer : customers) {
            if (customer.matches(text, start, end) && hasDigit(text, start, end)) {
                return personal(PersonalData.CUSTOMER, text, start, end);
            }
        }
        return null;
    }

    private static @Nullable Personal valueOf(String text, int fieldEnd) {
        Matcher value = FIELD_VALUE.matcher(text).region(fieldEnd, Math.min(text.length(), fieldEnd + 90));
        if (!value.lookingAt() || value.start(1) == fieldEnd && text.charAt(fieldEnd - 1) < 128) {
            return null;
        }
        int end = value.end(1);
        while (end > value.start(1) && ".-".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return hasDigit(text, value.start(1), end) ? personal(PersonalData.CUSTOMER, text, value.start(1), end) : null;
    }

    private static Personal personal(String kind, String text, int start, int end) {
        return new Personal(kind, start, end, PersonalData.canonical(kind, text.substring(start, end)));
    }

    private static boolean hasDigit(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (PersonalData.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }
}
