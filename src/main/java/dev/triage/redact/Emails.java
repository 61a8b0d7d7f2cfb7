package dev.triage.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** E-mail addresses: as written, URL-encoded, with the sign as a JSON escape, or spelt out with "[at]". */
final class Emails {

    private static final int LOCAL_MAX_CHARS = 64;

    private static final Pattern SIGN = Pattern
            .compile("@|%40|\\\\{1,3}u0040|[ \\t]?+\\[(?i:at)\\][ \\t]?+|[ \\t]?+\\((?i:at)\\)[ \\t]?+");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})?(?:\\.|[ \\t]?[\\[(](?i:dot)[\\])][ \\t]?)){1,8}+([A-Za-z]{2,24})(?![A-Za-z0-9@])");
    private static final Pattern SPELT = Pattern.compile("[ \\t]?[\\[(](at|dot)[\\])][ \\t]?|%40|\\\\+u0040");

    /** What stands before the sign in a repository's address or a node's name. */
    private static final Set<String> ACCOUNTS = Set.of("git", "hg", "svn", "rabbit", "rabbitmq", "celery", "emqx",
            "ejabberd", "ec2-user", "ubuntu", "centos", "root", "couchdb", "vernemq");
    /** Endings of file names and systemd units, none of them a top-level domain that people have mail in. */
    private static final Set<String> NOT_DOMAINS = Set.of("png", "jpg", "jpeg", "gif", "svg", "webp", "js", "ts", "css",
            "json", "yaml", "yml", "xml", "html", "java", "jar", "service", "socket", "timer", "mount", "target",
            "slice", "scope", "path", "local", "localhost", "svc", "md", "txt", "log");

    private Emails() {}

    static @Nullable Personal at(String text, int i, int taken) {
        Matcher sign = SIGN.matcher(text).region(i, text.length());
        if (!sign.lookingAt()) {
            return null;
        }
        int localEnd = i;
        while (localEnd > taken && text.charAt(localEnd - 1) == ' ' && text.charAt(i) != '@') {
            localEnd--;
        }
        int start = localStart(text, localEnd, taken);
        Matcher domain = DOMAIN.matcher(text).region(sign.end(), Math.min(text.length(), sign.end() + 253));
        if (start == localEnd || !domain.lookingAt() || isUserOfUrl(text, start)) {
            return null;
        }
        String local = text.substring(start, localEnd).toLowerCase(Locale.ROOT);
        String ending = domain.group(1).toLowerCase(Locale.ROOT);
        int end = domain.end();
        boolean path = end < text.length() && (text.charAt(end) == ':' || text.charAt(end) == '/');
        if (ACCOUNTS.contains(local) || NOT_DOMAINS.contains(ending)
                || path && end + 1 < text.length() && Character.isLetter(text.charAt(end + 1))) {
            return null; // user@host:path, a copy's target
        }
        return new Personal(PersonalData.EMAIL, start, end, canonical(text.substring(start, end)));
    }

    static String canonical(String original) {
        return SPELT.matcher(original.toLowerCase(Locale.ROOT)).replaceAll(
                match -> match.group(1) == null || match.group(1).equals("at") ? "@" : ".");
    }

    private static int localStart(String text, int end, int taken) {
        int start = end;
        int limit = Math.max(taken, end - LOCAL_MAX_CHARS);
        while (start > limit && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < end && (".-'+%".indexOf(text.charAt(start)) >= 0
                || Boundary.afterEscape(text, start + 1) && start > 0 && text.charAt(start - 1) == '\\')) {
            start++;
        }
        int encoded = text.substring(start, end).lastIndexOf("%3"); // ?mail%3Dbob%40…
        return encoded >= 0 && start + encoded + 3 < end ? start + encoded + 3 : start;
    }

    /** {@code postgres://app@db.example} names a user and a host. */
    private static boolean isUserOfUrl(String text, int start) {
        return start >= 3 && text.startsWith("://", start - 3);
    }

    private static boolean isLocal(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._%+'-".indexOf(c) >= 0;
    }
}
