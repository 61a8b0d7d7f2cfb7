package dev.triage.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a variable, property or field name tells about its value. The end of the name decides: {@code db_password} holds
 * a password, {@code password_length} does not.
 *
 * @param kind the kind of secret
 * @param certain whether any value is secret; otherwise the value must look like one as well
 */
record SecretName(String kind, boolean certain) {

    private static final Pattern WORDS = Pattern
            .compile("[^A-Za-z0-9]++|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern TAIL_DIGITS = Pattern.compile("(?<=[a-z])\\d{1,3}$");

    private static final Set<String> QUALIFIERS = Set.of("prod", "production", "prd", "dev", "development", "staging",
            "stage", "stg", "test", "qa", "uat", "old", "new", "current", "previous", "primary", "secondary", "value",
            "raw", "plain", "plaintext", "base64", "b64", "enc", "encrypted", "default", "ro", "rw", "data");
    private static final Set<String> PASSWORDS = Set.of("pass", "dbpass", "userpass", "sshpass", "mysqlpass", "pgpass",
            "redispass", "smtppass", "mailpass", "rootpass", "keypass", "storepass", "passcode");
    private static final Set<String> PASSWORD_ENDS = Set.of("password", "passwd", "pwd", "passphrase", "passwort");
    private static final Set<String> SECRET_OWNERS = Set.of("client", "app", "application", "api", "jwt", "webhook",
            "shared", "signing", "consumer", "oauth", "oauth2", "session", "cookie", "auth", "hmac", "master",
            "encryption", "access", "bot", "csrf");
    private static final Set<String> TOKEN_OWNERS = Set.of("access", "refresh", "auth", "api", "bearer", "bot", "id",
            "session", "security", "deploy", "github", "gitlab", "npm", "slack", "vault", "csrf", "xsrf", "service",
            "account", "user", "admin", "secret", "personal", "registry", "oauth", "jwt", "verification");
    private static final Set<String> OTHER_TOKENS = Set.of("page", "continuation", "continue", "cancellation", "cancel",
            "fencing", "sync", "next", "resume", "cursor", "unexpected", "idempotency", "last", "first", "eos", "stop");
    private static final Set<String> KEY_OWNERS = Set.of("api", "secret", "access", "private", "encryption", "signing",
            "master", "auth", "account", "subscription", "storage", "shared", "license", "hmac", "deploy");
    private static final Set<String> KEYS = Set.of("apikey", "secretkey", "accesskey", "privatekey", "accountkey",
            "authkey", "sharedaccesskey", "encryptionkey", "signingkey", "masterkey");

    private static final SecretName PASSWORD = new SecretName("password", true);

    /** Judges a name in any of the usual spellings; null when it promises no secret. */
    static @Nullable SecretName of(String name) {
        List<String> words = words(name);
        if (words.isEmpty() || words.contains("public")) {
            return null;
        }
        String last = words.getLast();
        String owner = words.size() > 1 ? words.get(words.size() - 2) : "";
        boolean screaming = words.size() > 1 && name.equals(name.toUpperCase(Locale.ROOT));
        if (PASSWORDS.contains(last) || PASSWORD_ENDS.stream().anyMatch(last::endsWith)) {
            return last.equals("pass") && owner.isEmpty() ? new SecretName("password", false) : PASSWORD;
        }
        if (last.endsWith("secret")) {
            return new SecretName("secret",
                    screaming || SECRET_OWNERS.contains(owner) || SECRET_OWNERS.contains(before(last, "secret")));
        }
        if (last.endsWith("token") && !OTHER_TOKENS.contains(owner) && !OTHER_TOKENS.contains(before(last, "token"))) {
            return new SecretName("token",
                    screaming || TOKEN_OWNERS.contains(owner) || TOKEN_OWNERS.contains(before(last, "token")));
        }
        if (KEYS.contains(last) || last.equals("key") && KEY_OWNERS.contains(owner)) {
            return new SecretName(keyKind(words), true);
        }
        if (last.equals("base") && owner.equals("key") && words.contains("secret")) {
            return new SecretName("secret", true);
        }
        if (last.equals("credential") || last.equals("credentials") || last.equals("creds") || last.equals("auth")) {
            return new SecretName("secret", false);
        }
        return null;
    }

    private static String keyKind(List<String> words) {
        String all = String.join("", words);
        if (all.contains("aws") || all.endsWith("secretaccesskey")) {
            return "aws-secret-key";
        }
        if (all.endsWith("accountkey") || all.endsWith("sharedaccesskey")) {
            return "azure-key";
        }
        if (all.endsWith("privatekey")) {
            return "private-key";
        }
        return all.endsWith("apikey") ? "api-key" : "secret";
    }

    private static String before(String word, String end) {
        return word.endsWith(end) ? word.substring(0, word.length() - end.length()) : "";
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : WORDS.split(name)) {
            if (!word.isEmpty()) {
                words.add(TAIL_DIGITS.matcher(word.toLowerCase(Locale.ROOT)).replaceFirst(""));
            }
        }
        if (words.size() >= 3 && words.getLast().equals("data") && words.get(words.size() - 2).equals("key")) {
            // client-key-data of a kubeconfig
            return List.of("private", "key");
        }
        while (words.size() > 1
                && (QUALIFIERS.contains(words.getLast()) || words.getLast().chars().allMatch(Character::isDigit))) {
            words.removeLast();
        }
        return words;
    }
}
