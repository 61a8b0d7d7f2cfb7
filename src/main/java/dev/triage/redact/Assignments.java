package dev.triage.redact;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values given to names that promise a secret: env lines, properties, YAML, JSON, XML elements, DSNs, command line
 * options, SQL, and Kubernetes' name/value pairs.
 */
final class Assignments implements SecretFinder {

    private static final int NAME_MAX_CHARS = 64;

    /** A Kubernetes or Docker environment entry: the name is itself a value, and the secret follows under "value". */
    private static final Pattern VALUE_FOLLOWS = Pattern
            .compile(
                    "(?:\\\\{0,3}+[\"'])?+(?:\\s|\\\\{1,3}+n){0,40}+,?+"
                            + "(?:\\s|\\\\{1,3}+n){0,40}+(?:\\\\{0,3}+[\"'])?+(?i:value)\\\\{0,3}+[\"']?+[ \\t]{0,4}+[:=][ \\t]{0,8}+");
    private static final Pattern SEPARATOR = Pattern
            .compile("\\\\{0,3}+[\"']?+\\]?+[ \\t]{0,20}+(?:=>|:=|[:：＝]|=(?!=)|>)[ \\t]{0,8}+");
    private static final Pattern SAID = Pattern.compile("[ \\t]++(?:is|was|to|set to|changed to)[: \\t]++");
    private static final Pattern SQL = Pattern.compile("[ \\t]{1,8}+(?=')");
    private static final Pattern OPTION = Pattern.compile("[ \\t]{1,8}+(?!-)");

    @Override
    public List<String> anchors() {
        return List.of("password", "passwort", "passwd", "pwd", "passphrase", "pass", "passcode", "secret", "token",
                "_key", "-key", "apikey", "accesskey", "secretkey", "privatekey", "accountkey", "authkey",
                "encryptionkey", "signingkey", "masterkey", ".key", "key_base", "api key", "access key", "secret key",
                "credential", "creds", "auth");
    }

    @Override
    public @Nullable Match at(String text, int start, int end) {
        int nameStart = start;
        int limit = Math.max(0, start - NAME_MAX_CHARS);
        while (nameStart > limit && isNamePart(text.charAt(nameStart - 1))) {
            nameStart--;
        }
        if (nameStart < start && Boundary.afterEscape(text, nameStart + 1)) {
            nameStart++;
        }
        int nameEnd = end;
        limit = Math.min(text.length(), end + NAME_MAX_CHARS);
        while (nameEnd < limit && isNamePart(text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (start - nameStart == NAME_MAX_CHARS || nameEnd - end == NAME_MAX_CHARS) {
            return null; // nobody names a variable like that
        }
        String name = text.substring(nameStart, nameEnd);
        SecretName judged = SecretName.of(name);
        if (judged == null || name.equals("PWD") || name.equals("OLDPWD")) {
            return null;
        }
        int valueStart = valueStart(text, nameStart, nameEnd, judged);
        if (valueStart < 0) {
            return null;
        }
        ValueExtent value = ValueExtent.at(text, valueStart);
        return value.start() < value.end() && isSecret(text, value, judged, name)
                ? new Match(judged.kind(), value.start(), value.end())
                : null;
    }

    private static int valueStart(String text, int nameStart, int nameEnd, SecretName judged) {
        int follows = after(VALUE_FOLLOWS, text, nameEnd, 120);
        if (follows >= 0) {
            return follows;
        }
        int separated = after(SEPARATOR, text, nameEnd, 64);
        if (separated >= 0) {
            String separator = text.substring(nameEnd, separated).strip();
            return !separator.endsWith(">") || separator.endsWith("=>") || isElement(text, nameStart, separated)
                    ? separated
                    : -1;
        }
        boolean option = text.startsWith("-", nameStart) || nameStart > 0 && text.charAt(nameStart - 1) == '-';
        if (option) {
            return after(OPTION, text, nameEnd, 16);
        }
        if (judged.kind().equals("password")) {
            int sql = after(SQL, text, nameEnd, 16);
            return sql >= 0 ? sql : said(text, nameEnd);
        }
        return -1;
    }

    private static boolean isElement(String text, int nameStart, int contentStart) {
        int close = ValueExtent.at(text, contentStart).end();
        return nameStart > 0 && text.charAt(nameStart - 1) == '<' && text.startsWith("</", close);
    }

    /** "the password is x": taken only if x looks like one, for people also write "the password is wrong". */
    private static int said(String text, int nameEnd) {
        int start = after(SAID, text, nameEnd, 40);
        if (start < 0) {
            return -1;
        }
        ValueExtent value = ValueExtent.at(text, start);
        String said = text.substring(value.start(), Math.min(value.end(), value.start() + NAME_MAX_CHARS));
        boolean mixed = said.chars().anyMatch(Character::isDigit) && said.chars().anyMatch(Character::isLetter);
        return mixed && said.length() >= 6 ? start : -1;
    }

    private static boolean isSecret(String text, ValueExtent extent, SecretName name, String rawName) {
        String value = text.substring(extent.start(), extent.end());
        if (SecretValue.isPlaceholder(value) || !extent.quoted() && "{[(|>".indexOf(value.charAt(0)) >= 0
                && !value.startsWith("[redacted:")) {
            return false;
        }
        boolean path = SecretValue.isPath(value);
        if (path && (rawName.endsWith("wd") || !name.kind().equals("password"))) {
            return false;
        }
        return name.certain() || SecretValue.isRandom(value);
    }

    private static int after(Pattern pattern, String text, int from, int maxChars) {
        Matcher matcher = pattern.matcher(text).region(from, Math.min(text.length(), from + maxChars));
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
    }
}
