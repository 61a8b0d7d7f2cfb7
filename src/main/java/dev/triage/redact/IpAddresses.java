package dev.triage.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * IP addresses of both versions. The port or the length of a prefix behind one stays. Some stay altogether, for they
 * are the same everywhere and decide what a line means: this machine (127.0.0.0/8, ::1), any address (0.0.0.0, ::),
 * masks (255.…) and the metadata service of clouds (169.254.169.254).
 */
final class IpAddresses {

    private static final int WORDS_BEFORE_MAX_CHARS = 40;

    /** What people write before a version of four numbers. */
    private static final Pattern VERSION_BEFORE = Pattern.compile(
            "(?i)(?:(?:^|[^a-z])(?:versions?|ver|v|releases?|released|build|upgraded?|downgraded?|updated?|bumped|pinned"
                    + "|firmware|oid|mib|driver|sdk|jdk|jre|chart|agent|plugin|extension|kernel|patch|hotfix|tag|fileversion"
                    + "|assemblyversion|chrome|edge|safari|oracle|ojdbc|rollback|rolled back|roll back)"
                    + "(?:[\"']?[ ]?[:=][ ]?[\"']?|[ /_-]|[ ](?:is|was|to|from|at|of|number|no\\.?)[ ])"
                    + "|版本[号为是]?[ :：]?[ ]?|升级[到至自]?[ ]?|回滚[到至]?[ ]?|降级[到至]?[ ]?)(?:from |to |v)?$");
    private static final Pattern VERSION_AFTER = Pattern
            .compile("(?i)(?:[-_+.](?:rc|alpha|beta|final|ga|snapshot|release|sp|m|p|jre|build|el|ubuntu|deb)\\d*\\b"
                    + "| (?:release|released|build|版本)\\b).*");
    private static final Pattern GOES_ON = Pattern.compile("(?:\\d+\\.){2,4}\\d+[^ ]{0,20} ?(?:to|->|→|=>|至|到) ?$");

    private IpAddresses() {}

    static @Nullable Personal version4(String text, int start) {
        int end = endOfVersion4(text, start);
        if (end < 0 || !mayBegin(text, start) || !mayEnd(text, end) || isVersion(text, start, end)) {
            return null;
        }
        String address = text.substring(start, end);
        return stays(address) ? null : new Personal(PersonalData.IP, start, end, address);
    }

    static @Nullable Personal version6(String text, int colon, int taken) {
        int start = colon;
        while (start > taken && colon - start < 4 && isHex(text.charAt(start - 1))) {
            start--;
        }
        if (Boundary.afterEscape(text, start + 1) && start < colon) {
            start++;
        }
        if (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) && !Boundary.afterEscape(text, start)
                || "_:.".indexOf(text.charAt(start - 1)) >= 0)) {
            return null;
        }
        int end = start;
        int limit = Math.min(text.length(), start + 40);
        while (end < limit && (isHex(text.charAt(end)) || text.charAt(end) == ':')) {
            end++;
        }
        int mapped = text.lastIndexOf(':', end) + 1;
        int version4 = mapped > start && mapped < end && PersonalData.isDigit(text.charAt(mapped))
                ? endOfVersion4(text, mapped)
                : -1;
        if (version4 > 0) {
            end = version4;
        } else if (end - start > 2 && text.charAt(end - 1) == ':' && text.charAt(end - 2) != ':') {
            end--;
        }
        String address = text.substring(start, end);
        boolean ends = end == text.length()
                || !Character.isLetterOrDigit(text.charAt(end)) && text.charAt(end) != '_' && text.charAt(end) != ':';
        if (!ends || !isVersion6(address)) {
            return null;
        }
        String canonical = canonical(address);
        return canonical.equals("::1") || canonical.equals("::")
                ? null
                : new Personal(PersonalData.IP, start, end, canonical);
    }

    /** Lower case without leading zeros, every group written; an IPv4 address in an IPv6 one is that address. */
    static String canonical(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.indexOf('.') > 0) {
            return lower.substring(lower.lastIndexOf(':') + 1);
        }
        int gap = lower.indexOf("::");
        List<String> groups = new ArrayList<>(groups(gap < 0 ? lower : lower.substring(0, gap)));
        if (gap >= 0) {
            List<String> tail = groups(lower.substring(gap + 2));
            while (groups.size() + tail.size() < 8) {
                groups.add("0");
            }
            groups.addAll(tail);
        }
        String full = groups.stream().map(group -> group.replaceFirst("^0+(?=.)", "")).collect(Collectors.joining(":"));
        return full.equals("0:0:0:0:0:0:0:1") ? "::1" : full.equals("0:0:0:0:0:0:0:0") ? "::" : full;
    }

    private static List<String> groups(String part) {
        return part.isEmpty() ? List.of() : Arrays.asList(part.split(":"));
    }

    /** With a gap there must be a digit, so that {@code dead::beef} and {@code Face::Cafe} of programs stay. */
    private static boolean isVersion6(String address) {
        int gap = address.indexOf("::");
        int version4 = address.indexOf('.') > 0 ? 1 : 0;
        long groups = Arrays.stream(address.split(":")).filter(group -> !group.isEmpty()).count() + version4;
        boolean fits = Arrays.stream(address.split(":")).allMatch(group -> group.length() <= 4 || version4 > 0);
        if (!fits || address.indexOf("::", gap + 1) >= 0 && gap >= 0) {
            return false;
        }
        if (gap < 0) {
            return groups == 8 && !address.startsWith(":") && !address.endsWith(":");
        }
        boolean digit = address.chars().anyMatch(c -> c >= '0' && c <= '9');
        return groups <= 7 && digit && (groups >= 2 || address.startsWith("::") || address.endsWith("::") && gap >= 3);
    }

    private static int endOfVersion4(String text, int start) {
        int at = start;
        for (int octet = 0; octet < 4; octet++) {
            int begin = at;
            int value = 0;
            while (at < text.length() && at - begin < 3 && PersonalData.isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            boolean leadingZero = at - begin > 1 && text.charAt(begin) == '0';
            if (at == begin || value > 255 || leadingZero) {
                return -1;
            }
            if (octet < 3 && (at >= text.length() || text.charAt(at++) != '.')) {
                return -1;
            }
        }
        return at;
    }

    private static boolean mayBegin(String text, int start) {
        if (start == 0 || Boundary.afterEscape(text, start)) {
            return true;
        }
        char before = text.charAt(start - 1);
        if (before == '-' && start >= 2) {
            return !Character.isLetter(text.charAt(start - 2)); // a range, not nginx-1.2.3.4
        }
        return !(before < 128 && Character.isLetterOrDigit(before)) && before != '_' && before != '.' && before != '#';
    }

    private static boolean mayEnd(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char after = text.charAt(end);
        if (after < 128 && Character.isLetterOrDigit(after) || after == '_') {
            return false;
        }
        return after != '.' || end + 1 == text.length() || !PersonalData.isDigit(text.charAt(end + 1));
    }

    private static boolean isVersion(String text, int start, int end) {
        boolean port = end + 1 < text.length() && text.charAt(end) == ':' && PersonalData.isDigit(text.charAt(end + 1));
        if (port) {
            return false;
        }
        int from = start;
        while (from > 0 && start - from < WORDS_BEFORE_MAX_CHARS && text.charAt(from - 1) != '\n') {
            from--;
        }
        String before = text.substring(from, start);
        String after = text.substring(end, Math.min(text.length(), end + 12));
        if (VERSION_BEFORE.matcher(before).find() || VERSION_AFTER.matcher(after).lookingAt()) {
            return true;
        }
        boolean product = start >= 2 && text.charAt(start - 1) == '/'
                && Character.isLetterOrDigit(text.charAt(start - 2));
        if (product && !isPrivate(text, start)) {
            return true; // nginx/1.2.3.4; Java writes host/10.0.0.7 for an address that it has resolved
        }
        return GOES_ON.matcher(before).find() && VERSION_BEFORE
                .matcher(before.replaceFirst("(?:\\d+\\.){2,4}\\d+[^ ]{0,20} ?(?:to|->|→|=>|至|到) ?$", "")).find();
    }

    private static boolean isPrivate(String text, int start) {
        return text.startsWith("10.", start) || text.startsWith("192.168.", start) || text.startsWith("172.", start)
                || text.startsWith("100.", start);
    }

    private static boolean stays(String address) {
        return address.startsWith("127.") || address.startsWith("0.") || address.startsWith("255.")
                || address.equals("169.254.169.254");
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
