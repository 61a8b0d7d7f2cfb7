package dev.triage.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Phone numbers: international ones by their plus, national ones by their grouping, and any that stands behind a word
 * for phones. Timestamps, ids, addresses and durations have neither.
 */
final class PhoneNumbers {

    private static final int DIGITS_MIN = 7;
    private static final int DIGITS_MAX = 15;
    private static final int WORDS_BEFORE_MAX_CHARS = 36;

    private static final Pattern INTERNATIONAL = Pattern
            .compile(
                    "\\+(?!\\d{4}-\\d\\d-\\d\\d)[1-9]\\d{0,14}(?:[ .-]?\\(?\\d{1,5}\\)?[ .-]?\\d{1,8}|[ .-/]\\d{2,8}){0,5}");
    private static final Pattern BY_GROUPING = Pattern.compile("\\([2-9]\\d{2}\\) ?[2-9]\\d{2}[-. ]\\d{4}"
            + "|(?:1[-. ])?[2-9]\\d\\d([-.])[2-9]\\d\\d\\1\\d{4}" // North America
            + "|1[3-9]\\d([ -])\\d{4}\\2\\d{4}|0\\d{2,3}-\\d{7,8}|400-\\d{4}-\\d{3}" // China
            + "|0[1-9](?:([ .-])\\d\\d)(?:\\3\\d\\d){3}(?!\\3[0-9a-fA-F]{2}(?![0-9A-Za-z]))" // France
            + "|02\\d \\d{4} \\d{4}|07\\d{3} \\d{6}|07\\d{3} \\d{3} \\d{3}|01\\d{3} \\d{6}" // United Kingdom
            + "|0[1-9]\\d{0,2}-\\d{2,4}-\\d{4}" // Japan
            + "|04\\d\\d \\d{3} \\d{3}" // Australia
            + "|00[1-9]\\d{0,2}[ -]\\d{2,4}[ -]\\d{3,4}(?:[ -]?\\d{2,4}){0,2}");
    private static final Pattern BEHIND_A_WORD = Pattern.compile("\\(?\\d{1,5}\\)?(?:[ ./-]{0,2}\\d{1,9}){0,6}");
    private static final Pattern MOBILE_OF_CHINA = Pattern.compile("(?:0086|86)?1[3-9]\\d{9}");

    private static final Pattern WORD = Pattern.compile(
            "(?i)(?:(?:(?<![a-z])(?:phone|telephone|tel|mobile|cell|cellphone|fax|msisdn|hotline|whatsapp|phone[_ -]?(?:number|no)"
                    + "|mobile[_ -]?(?:number|no)|sms(?: sent)? to|telefon|handy)|(?<=[a-z])Phone(?:Number)?|_phone(?:_number)?)"
                    + "(?!_?id)[\"'\\\\]{0,4}[ ]?(?:number|no|nr|is|was|at|on|to)?[ ]?(?:[.:=]|is)?[ ]?[\"'\\\\]{0,4}(?:\\d{3,4} ?|tel:)?"
                    + "|(?<![a-z])(?:call(?:ed)?|dial(?:ed|led)?|ring|rang|text(?:ed)?|reach(?:ed)?|contact)(?: (?:me|us|him|her|them|back"
                    + "|oncall|on-call|support|customer|the)){0,3} (?:at|on) |(?<![a-z])(?:dial|dialled|dialed|call) (?:me|us|him|her) |tel:"
                    + "|(?:手机号码?|手机|电话号码?|电话|联系方式|致电|拨打|座机|热线|短信|来电)(?:[是为到至给]|[:：])?[ ]?)$");
    private static final Pattern IDENTIFIER = Pattern.compile(
            "(?i)(?:id|no|nr|num|number|order|offset|seq|sequence|lsn|txn|xid|count|total|size|bytes|build|job|task|trace|epoch|ts|time"
                    + "|编号|单号|订单号?|流水号?|序号|偏移量?|耗时|字节)[\"']?[ ]?[:=#：]?[ ]?[\"']?$");

    /** The last letters of what {@link #WORD} finds. */
    private static final String LAST_LETTERS = "elxnprostmyd机码号话式电拨线信打来是为到至给";

    private PhoneNumbers() {}

    static @Nullable Personal at(String text, int start) {
        if (!mayBegin(text, start) || digitsAhead(text, start) < DIGITS_MIN) {
            return null;
        }
        if (text.charAt(start) == '+') {
            return international(text, start);
        }
        Matcher grouped = BY_GROUPING.matcher(text).region(start, Math.min(text.length(), start + 32))
                .useTransparentBounds(true);
        if (grouped.lookingAt() && mayEnd(text, grouped.end()) && !continuesBefore(text, start)) {
            return personal(text, start, grouped.end());
        }
        char nearest = nearestLetter(text, start);
        if (nearest == ' ') {
            return null; // a column of numbers; most numbers of a log end here
        }
        String before = before(text, start);
        if (LAST_LETTERS.indexOf(nearest) >= 0 && WORD.matcher(before).find()) {
            Matcher number = BEHIND_A_WORD.matcher(text).region(start, Math.min(text.length(), start + 32));
            int end = number.lookingAt() ? number.end() : start;
            int digits = digits(text, start, end);
            return digits >= DIGITS_MIN && digits <= DIGITS_MAX && mayEnd(text, end)
                    ? personal(text, start, end)
                    : null;
        }
        Matcher mobile = MOBILE_OF_CHINA.matcher(text).region(start, Math.min(text.length(), start + 32));
        boolean inChinese = before.chars().anyMatch(Character::isIdeographic) && mobile.lookingAt()
                && mayEnd(text, mobile.end()) && !IDENTIFIER.matcher(before).find();
        return inChinese ? personal(text, start, mobile.end()) : null;
    }

    /** The letter before the number and a few signs, in lower case; a blank if there is none. */
    private static char nearestLetter(String text, int start) {
        for (int i = start - 1; i >= Math.max(0, start - 8); i--) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                return Character.toLowerCase(c);
            }
            if (PersonalData.isDigit(c) || c == '\n') {
                return ' ';
            }
        }
        return ' ';
    }

    /** The digits alone; the international prefix 00 is a plus. */
    static String canonical(String original) {
        String digits = original.replaceAll("[^0-9]", "");
        return original.startsWith("00") ? digits.substring(2) : digits;
    }

    private static @Nullable Personal international(String text, int start) {
        Matcher number = INTERNATIONAL.matcher(text).region(start, Math.min(text.length(), start + 32));
        if (!number.lookingAt()) {
            return null;
        }
        int end = number.end();
        while (!PersonalData.isDigit(text.charAt(end - 1))) {
            end--;
        }
        int digits = digits(text, start, end);
        boolean separated = digits < end - start - 1;
        boolean fits = digits <= DIGITS_MAX && digits >= (separated ? 8 : 10);
        return fits && mayEnd(text, end) && IpAddresses.version4(text, start + 1) == null
                ? personal(text, start, end)
                : null;
    }

    private static Personal personal(String text, int start, int end) {
        return new Personal(PersonalData.PHONE, start, end, canonical(text.substring(start, end)));
    }

    private static boolean mayBegin(String text, int start) {
        if (start == 0 || Boundary.afterEscape(text, start)) {
            return true;
        }
        char before = text.charAt(start - 1);
        return !(before < 128 && Character.isLetterOrDigit(before)) && "_.,-/#$+<".indexOf(before) < 0
                && (before != ':' || start < 2 || !PersonalData.isDigit(text.charAt(start - 2)))
                || text.charAt(start) == '(' && before == '-';
    }

    /** Whether digits stand one blank before, so that this would be the tail of a row of numbers. */
    private static boolean continuesBefore(String text, int start) {
        return start >= 2 && text.charAt(start - 1) == ' ' && PersonalData.isDigit(text.charAt(start - 2))
                && text.charAt(start) != '(' && !text.startsWith("-", start + 3);
    }

    private static boolean mayEnd(String text, int end) {
        if (end == text.length()) {
            return true;
        }
        char after = text.charAt(end);
        boolean more = end + 1 < text.length() && PersonalData.isDigit(text.charAt(end + 1));
        return !(after < 128 && Character.isLetterOrDigit(after)) && "_%".indexOf(after) < 0
                && !(more && ".-:/,".indexOf(after) >= 0) && !isUnit(text, end);
    }

    private static boolean isUnit(String text, int end) {
        Matcher unit = UNIT.matcher(text).region(end, Math.min(text.length(), end + 14));
        return unit.lookingAt();
    }

    private static final Pattern UNIT = Pattern.compile(
            " (?:bytes|rows|ms|ns|us|s|sec|seconds|[KMGT]i?B|requests|req|records|events|messages|inserts|insertions|lines|ops)\\b");

    private static int digitsAhead(String text, int start) {
        int digits = 0;
        int limit = Math.min(text.length(), start + 24);
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (PersonalData.isDigit(c)) {
                digits++;
            } else if (i > start && "()./- ".indexOf(c) < 0) {
                break;
            }
        }
        return digits;
    }

    private static int digits(String text, int start, int end) {
        return (int) text.substring(start, end).chars().filter(c -> c >= '0' && c <= '9').count();
    }

    private static String before(String text, int start) {
        int from = start;
        while (from > 0 && start - from < WORDS_BEFORE_MAX_CHARS && text.charAt(from - 1) != '\n') {
            from--;
        }
        return text.substring(from, start);
    }
}
