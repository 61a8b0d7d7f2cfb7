package dev.triage.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The trigrams of a text as PostgreSQL's pg_trgm has them: words of letters and digits in lower case, two blanks before
 * and one behind each. A trigram is its three bytes as a number; one with characters beyond ASCII is, as in pg_trgm, the
 * first three bytes of a checksum. In a database whose locale is C, pg_trgm sees ASCII letters only; elsewhere both
 * agree but for rare marks.
 */
public final class Trigrams {

    private static final int[] CHECKSUM = checksumTable();

    private final int[] sorted;

    private Trigrams(int[] sorted) {
        this.sorted = sorted;
    }

    /** The different trigrams of a text. */
    public static Trigrams of(String text) {
        int[] found = new int[text.length() * 2 + 2];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isOfWord(c)) {
                at += Character.charCount(c);
                continue;
            }
            int before = ' ';
            int middle = ' ';
            while (at < text.length() && isOfWord(c = text.codePointAt(at))) {
                int lower = Character.toLowerCase(c);
                found[count++] = trigram(before, middle, lower);
                before = middle;
                middle = lower;
                at += Character.charCount(c);
            }
            found[count++] = trigram(before, middle, ' ');
        }
        Arrays.sort(found, 0, count);
        int different = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || found[i] != found[i - 1]) {
                found[different++] = found[i];
            }
        }
        return new Trigrams(Arrays.copyOf(found, different));
    }

    /** The trigrams in ascending order, each a number of 24 bits; the caller's own. */
    public int[] values() {
        return sorted.clone();
    }

    /** How many there are. */
    public int size() {
        return sorted.length;
    }

    /** What pg_trgm's {@code similarity} gives: shared trigrams over all trigrams of both, 0 to 1. */
    public double similarity(Trigrams other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < sorted.length && j < other.sorted.length) {
            int order = Integer.compare(sorted[i], other.sorted[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int all = sorted.length + other.sorted.length - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    private static boolean isOfWord(int c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        return Character.isAlphabetic(c) || Character.isDigit(c);
    }

    private static int trigram(int a, int b, int c) {
        if ((a | b | c) < 128) {
            return a << 16 | b << 8 | c;
        }
        byte[] bytes = new String(new int[]{a, b, c}, 0, 3).getBytes(StandardCharsets.UTF_8);
        int sum = -1;
        for (byte each : bytes) {
            sum = CHECKSUM[(sum >>> 24 ^ each) & 0xFF] ^ sum << 8;
        }
        // The first three bytes as a little-endian machine stores the checksum.
        return Integer.reverseBytes(~sum) >>> 8;
    }

    /** The table of CRC-32; pg_trgm shifts it the other way than the standard does. */
    private static int[] checksumTable() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) != 0 ? value >>> 1 ^ 0xEDB88320 : value >>> 1;
            }
            table[i] = value;
        }
        return table;
    }
}
