package dev.triage.redact;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credit card numbers: an issuer's prefix with a length that it uses, in one run or in printed groups, and the check
 * digit of ISO/IEC 7812-1 (Luhn). Lengths that issuers hardly use but identifiers often have are left out: Visa with 13
 * or 19 digits.
 */
final class CardNumbers {

    static final String KIND = "credit-card";

    private static final Pattern ISSUER = Pattern
            .compile("4\\d{15}|5[1-5]\\d{14}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}|3[47]\\d{13}"
                    + "|6(?:011|5\\d\\d|4[4-9]\\d)\\d{12}|35(?:2[89]|[3-8]\\d)\\d{12}|62\\d{14,17}|3(?:0[0-5]|[68]\\d)\\d{11}");
    private static final Pattern PRINTED = Pattern
            .compile("\\d{4}([ -])\\d{4}\\1\\d{4}\\1\\d{4}|\\d{4}([ -])\\d{6}\\2\\d{4,5}|\\d{14,19}");

    private CardNumbers() {}

    static void find(String text, List<Match> into, int rank) {
        int length = text.length();
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c < '2' || c > '6' || !mayBegin(text, i)) {
                i++;
                continue;
            }
            Matcher printed = PRINTED.matcher(text).region(i, length);
            if (printed.lookingAt() && isCard(text, i, printed.end())) {
                into.add(new Match(KIND, i, printed.end(), rank));
            }
            i = Math.max(i + 1, firstNonDigit(text, i));
        }
    }

    private static boolean mayBegin(String text, int i) {
        if (i == 0 || Boundary.afterEscape(text, i)) {
            return true;
        }
        char before = text.charAt(i - 1);
        return !Character.isLetterOrDigit(before) && "._-+#$@/\\".indexOf(before) < 0;
    }

    private static boolean isCard(String text, int start, int end) {
        boolean grouped = text.charAt(start + 4) == ' ';
        if (grouped && start >= 2 && text.charAt(start - 1) == ' ' && isFourDigits(text, start - 5)) {
            return false; // the tail of a longer number in groups
        }
        if (end < text.length()) {
            char after = text.charAt(end);
            boolean decimals = after == '.' && end + 1 < text.length() && isDigit(text.charAt(end + 1));
            if (Character.isLetterOrDigit(after) || after == '_' || after == '-' || after == '/' || decimals) {
                return false;
            }
        }
        String digits = text.substring(start, end).replaceAll("[ -]", "");
        return ISSUER.matcher(digits).matches() && passesLuhn(digits);
    }

    private static boolean isFourDigits(String text, int start) {
        return start >= 0 && text.substring(start, start + 4).chars().allMatch(Character::isDigit)
                && (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)));
    }

    static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static int firstNonDigit(String text, int from) {
        int i = from;
        while (i < text.length() && isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
