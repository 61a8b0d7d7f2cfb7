package dev.triage.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Credentials in HTTP headers: as sent, in curl options, in JSON and in log lines. */
final class HeaderRules {

    /** What stands between a header's name and its value, JSON and its escapes included. */
    private static final String IS = "\\\\{0,3}+[\"']?+[ \\t]{0,4}+(?:=>|[:=,])[ \\t]{0,4}+\\[?+\\\\{0,3}+[\"']?+";
    private static final String CREDENTIAL = "([A-Za-z0-9._~+/=%-]{4,}+)";

    /** The rest of the line, but not past the quote that closes a JSON string around it. */
    private static final String PARAMETERS = "((?:[^\\r\\n\"'\\\\]|\\\\[\"']|(?<=[a-z]=)\"[^\"\\r\\n]{0,400}+\"){8,}+)";

    private HeaderRules() {}

    static List<RedactionRule> all() {
        return List.of(
                RedactionRule.of("basic-auth", "authorization",
                        "(?i)authorization" + IS + "basic(?:[ \\t]|%20|\\+)++" + CREDENTIAL),
                RedactionRule.of("bearer-token", "authorization",
                        "(?i)authorization" + IS + "(?:bearer|token|apikey|api-key|key|splunk|sso-key|genie?key)"
                                + "(?:[ \\t]|%20|\\+)++(?:token=)?+\\\\{0,3}+\"?+" + CREDENTIAL),
                RedactionRule.of("authorization", "authorization",
                        "(?i)authorization" + IS + "(?:digest|negotiate|ntlm|aws4-hmac-sha256|hawk|signature|oauth)"
                                + "[ \\t]++" + PARAMETERS),
                RedactionRule
                        .of("authorization", "authorization",
                                "(?i)authorization" + IS + "(?!aws4-hmac-sha256)" + CREDENTIAL)
                        .when(SecretValue::isRandom),
                RedactionRule.of("bearer-token", "bearer",
                        Boundary.HYPHENATED + "(?i)bearer(?:[ \\t]|%20)++([A-Za-z0-9._~+/=-]{12,}+)")
                        .when(SecretValue::isRandom),
                RedactionRule.of("basic-auth", "basic",
                        Boundary.HYPHENATED + "(?i)basic[ \\t]++([A-Za-z0-9+/]{8,}+={0,2}+)(?![A-Za-z0-9])")
                        .when(HeaderRules::isUserAndPassword),
                RedactionRule.of("cookie", "set-cookie",
                        "(?i)set-cookie" + IS + "[^=;\\s\"']{1,128}+=([^;\\s\"'\\\\]++)"),
                RedactionRule.of("cookie", "cookie",
                        Boundary.HYPHENATED + "(?i)cookie\\\\{0,3}+[\"']?+[ \\t]{0,4}+:[ \\t]{0,4}+\\\\{0,3}+[\"']?+"
                                + "([^\\s=;\"']{1,128}+=[^\\r\\n\"'\\\\]*+)"),
                RedactionRule.of("cookie",
                        List.of("jsessionid=", "phpsessid=", "asp.net_sessionid=", "connect.sid=", "sessionid=",
                                "session_cookie="),
                        Boundary.WORD + "(?i)[a-z._]{9,17}+=([^;\\s\"'&,)]{8,}+)"));
    }

    private static boolean isUserAndPassword(String base64) {
        try {
            String decoded = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
            return decoded.indexOf(':') >= 0 && decoded.chars().allMatch(c -> c >= ' ' && c != 127);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
