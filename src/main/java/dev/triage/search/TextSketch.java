package dev.triage.search;

import java.util.Arrays;

/**
 * What the index of words knows of a text: its different words as hashes, and its trigrams hashed into bits, whose
 * Jaccard distance comes near that of the trigrams. Rows and queries must be made by the same version of this class; if
 * it changes, the words of all rows are to be set to null, and {@link SearchUpkeep} makes them anew.
 *
 * @param words hashes in ascending order; text without spaces between words, such as Chinese, gives pairs of characters
 * @param bits {@value #BITS} bits, the first bit of the first byte first
 */
public record TextSketch(int[] words, byte[] bits) {

    static final int BITS = 1024;

    /** The sketch of a text. */
    public static TextSketch of(String text) {
        byte[] bits = new byte[BITS / 8];
        for (int trigram : Trigrams.of(text).values()) {
            int bit = mix(trigram) & BITS - 1;
            bits[bit >> 3] |= (byte) (0x80 >> (bit & 7));
        }
        return new TextSketch(words(text), bits);
    }

    private static int[] words(String text) {
        int[] found = new int[text.length() + 1];
        int count = 0;
        int hash = 0;
        int length = 0;
        int previous = 0;
        for (int at = 0; at < text.length();) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            boolean ideograph = Character.isIdeographic(c);
            if (Character.isLetterOrDigit(c) && !ideograph) {
                hash = hash * 31 + Character.toLowerCase(c);
                length++;
            } else {
                count = end(found, count, hash, length);
                hash = 0;
                length = 0;
            }
            if (ideograph && previous != 0) {
                found[count++] = mix(previous * 31 + c);
            }
            previous = ideograph ? c : 0;
        }
        count = end(found, count, hash, length);
        return Arrays.stream(found, 0, count).sorted().distinct().toArray();
    }

    /** Single characters are left out: they tell nothing. */
    private static int end(int[] found, int count, int hash, int length) {
        if (length > 1) {
            found[count] = mix(hash);
            return count + 1;
        }
        return count;
    }

    /** The finalizer of MurmurHash3 by A. Appleby: every bit of the result depends on every bit given. */
    private static int mix(int value) {
        int mixed = value;
        mixed = (mixed ^ mixed >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }
}
