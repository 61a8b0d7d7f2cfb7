package dev.triage.redact;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords, keys and tokens that Chinese notes label as such: {@code 密码：…}. */
final class ChineseLabels {

    private static final List<String> LABELS = List.of("密码", "口令", "密钥", "令牌");

    /** What stands between label and value, then the value: visible ASCII, as passwords are. */
    private static final Pattern VALUE = Pattern
            .compile("[ \\t]{0,4}+(?:[:：=＝]|[是为](?:[:：])?+)[ \\t]{0,4}+[\"'“‘]?+([!-~&&[^\"'<>{}\\\\]]++)");

    private ChineseLabels() {}

    static void find(String text, List<Match> into, int rank) {
        for (String label : LABELS) {
            int searched = 0;
            for (int at = text.indexOf(label); at >= 0; at = text.indexOf(label, searched)) {
                searched = at + label.length();
                Matcher value = VALUE.matcher(text).region(searched, text.length());
                if (value.lookingAt() && !SecretValue.isPlaceholder(value.group(1))) {
                    into.add(new Match("password", value.start(1), value.end(1), rank));
                    searched = value.end(1);
                }
            }
        }
    }
}
