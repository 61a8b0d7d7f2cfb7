package dev.triage.verify;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line says to someone who looks through disguises: invisible characters, look-alike letters, encodings. */
final class PlainForm {

    private static final int LINE_MAX_CHARS = 8_000;
    private static final String CYRILLIC_AND_GREEK = "аеорсухіјѕһԁԛԝвмнткαεορυικντ";
    private static final String LATIN = "aeopcyxijshdqwbmhtkaeopuiknt";
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,4000}={0,2}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}[ :]?){16,2000}");
    private static final Pattern ESCAPED = Pattern
            .compile("(?:%[0-9A-Fa-f]{2}|\\\\u[0-9a-fA-F]{4}|\\\\x[0-9a-fA-F]{2}|&#x?[0-9a-fA-F]{1,6};)");
    private static final Pattern SPACED = Pattern.compile("(?<![a-z])(?:[a-z][ .·_*-]){5,}[a-z](?![a-z])");
    private static final Pattern ANSI = Pattern.compile("\\x1B?\\[[0-9;]{1,12}[A-Za-z]");

    private PlainForm() {}

    /** The line in plain lower case. */
    static String of(String line) {
        String bounded = line.length() <= LINE_MAX_CHARS ? line : line.substring(0, LINE_MAX_CHARS);
        StringBuilder plain = new StringBuilder(bounded.length());
        boolean ascii = true;
        for (int i = 0; i < bounded.length();) {
            int point = bounded.codePointAt(i);
            i += Character.charCount(point);
            ascii &= point < 128;
            if (point >= 0xE0000 && point <= 0xE007F) {
                plain.append((char) (point - 0xE0000 < 32 ? ' ' : point - 0xE0000)); // tag characters spell ASCII
            } else if (!isInvisible(point)) {
                plain.appendCodePoint(point);
            }
        }
        String text = ANSI.matcher(plain).replaceAll("");
        text = ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        text = text.toLowerCase(Locale.ROOT);
        return ascii ? text : latin(text);
    }

    /** As {@link #of}, for a text of any length; white space stays. */
    static String folded(String text) {
        return text.chars().allMatch(c -> c < 128)
                ? text.toLowerCase(Locale.ROOT)
                : latin(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }

    /** Other readings of the line, where it holds something encoded; lower case. */
    static List<String> decoded(String line) {
        String bounded = line.length() <= LINE_MAX_CHARS ? line : line.substring(0, LINE_MAX_CHARS);
        List<String> readings = new ArrayList<>();
        Matcher base64 = BASE64.matcher(bounded);
        while (base64.find()) {
            add(readings, base64(base64.group()));
        }
        Matcher hex = HEX.matcher(bounded);
        while (hex.find()) {
            add(readings, hex(hex.group().replaceAll("[ :]", "")));
        }
        if (ESCAPED.matcher(bounded).find()) {
            add(readings, unescaped(bounded));
        }
        String plain = of(bounded);
        Matcher spaced = SPACED.matcher(plain);
        if (spaced.find()) {
            add(readings, plain.replaceAll("(?<=(?<![a-z])[a-z])[ .·_*-](?=[a-z](?![a-z]))", ""));
        }
        add(readings, rot13(plain));
        add(readings, new StringBuilder(plain).reverse().toString());
        return readings;
    }

    static boolean isInvisible(int point) {
        return point >= 0x200B && point <= 0x200F || point >= 0x202A && point <= 0x202E
                || point >= 0x2060 && point <= 0x206F || point == 0xFEFF || point == 0x00AD || point == 0x180E
                || point >= 0xFE00 && point <= 0xFE0F || point >= 0xE0000 && point <= 0xE01EF;
    }

    private static void add(List<String> readings, String reading) {
        if (!reading.isBlank()) {
            readings.add(reading.toLowerCase(Locale.ROOT));
        }
    }

    private static String latin(String text) {
        StringBuilder latin = new StringBuilder(text);
        for (int i = 0; i < latin.length(); i++) {
            int at = CYRILLIC_AND_GREEK.indexOf(latin.charAt(i));
            if (at >= 0) {
                latin.setCharAt(i, LATIN.charAt(at));
            }
        }
        return latin.toString();
    }

    private static String base64(String encoded) {
        try {
            String standard = encoded.replace('-', '+').replace('_', '/').replace("=", "");
            return readable(Base64.getDecoder()
                    .decode(standard.substring(0, standard.length() - (standard.length() % 4 == 1 ? 1 : 0))));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String hex(String digits) {
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return readable(bytes);
    }

    /** Blank unless nearly all of it can be read, so that digests and keys give nothing. */
    private static String readable(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long odd = text.chars().filter(c -> c < ' ' && c != '\n' && c != '\t' || c == 0xFFFD).count();
        return odd * 20 > text.length() ? "" : text.replace('\n', ' ');
    }

    private static String unescaped(String text) {
        return ESCAPED.matcher(text).replaceAll(match -> {
            String code = match.group();
            boolean decimal = code.startsWith("&#") && !code.startsWith("&#x");
            String digits = code.replaceAll("^(?:%|\\\\u|\\\\x|&#x?)|;$", "");
            int point = Integer.parseInt(digits, decimal && digits.matches("\\d+") ? 10 : 16);
            return point <= Character.MAX_CODE_POINT ? Matcher.quoteReplacement(Character.toString(point)) : "";
        });
    }

    private static String rot13(String text) {
        StringBuilder turned = new StringBuilder(text);
        for (int i = 0; i < turned.length(); i++) {
            char c = turned.charAt(i);
            if (c >= 'a' && c <= 'z') {
                turned.setCharAt(i, (char) ('a' + (c - 'a' + 13) % 26));
            }
        }
        return turned.toString();
    }
}
