package dev.triage.bench;

import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Made-up incidents in any number, the same for the same seed: words by Zipf's law from a vocabulary that grows with the corpus by
 * Heaps' law, families of incidents with one
 * cause, and in each family near copies, retellings and distant relatives. Texts have some 260 characters. The vectors
 * are made up too, around a centre for each family near the centre of its topic, the farther from it the more the text
 * was changed: to embed a million texts would take hours and teach nothing about the index.
 */
final class SearchCorpus {

    /**
     * One incident.
     *
     * @param embedding unit vector of {@link SearchCorpus#DIMENSIONS}
     */
    record Row(UUID ref, String title, String body, String service, String tenant, Instant occurredAt,
            float[] embedding) {

        String text() {
            return title + '\n' + body;
        }
    }

    static final int DIMENSIONS = 384;

    /** By Heaps' law a text of n words has K times the root of n different ones, with K from 10 to 100. */
    private static final double HEAPS_K = 40;
    private static final int TOPICS = 400;
    private static final int TOPIC_WORDS = 300;
    private static final int SERVICES = 500;
    private static final int TENANTS = 50;
    private static final int FAMILY_MAX = 120;
    private static final int TITLE_WORDS = 6;
    private static final int WORDS = 32;
    private static final long YEAR_SECONDS = 365L * 24 * 3600;
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final String[] SYLLABLES = ("re con de in pro ser ver tion ing er lat en cy time out er ror pool "
            + "data base quer y lock node pod cache redis kaf ka dis k mem ory cpu net work pack et dns tls cert quo ta "
            + "rate lim it ret ry back off queue lag rep li ca shard in dex page fault heap gc pause thre ad dead wait "
            + "block commit roll back dep loy con fig flag can ary up stream down gate way tok en auth log in ses sion "
            + "user cart pay ment order ship search feed mail sms push job cron batch sync").split(" ");

    private final long seed;
    private final int[] familyOfRow;
    private final String[] vocabulary;
    private final double[] cumulative;

    SearchCorpus(long seed, int rows) {
        this.seed = seed;
        this.familyOfRow = families(rows);
        SplittableRandom random = new SplittableRandom(seed);
        int words = (int) (HEAPS_K * Math.sqrt((double) rows * WORDS));
        this.vocabulary = new String[words];
        this.cumulative = new double[words];
        double sum = 0;
        for (int i = 0; i < words; i++) {
            vocabulary[i] = word(random);
            sum += 1.0 / (i + 2.7);
            cumulative[i] = sum;
        }
    }

    int rows() {
        return familyOfRow.length;
    }

    /** The row of a number below {@link #rows}. */
    Row row(int number) {
        return member(familyOfRow[number], random(1, number));
    }

    /** An incident that is not among the rows, and whose family is. */
    Row query(int number) {
        SplittableRandom random = random(2, number);
        return member(familyOfRow[random.nextInt(familyOfRow.length)], random);
    }

    /** Sizes by a power law, from loners to families of {@value #FAMILY_MAX}; rows in no order. */
    private int[] families(int rows) {
        SplittableRandom random = random(3, 0);
        int[] families = new int[rows];
        int family = 0;
        for (int row = 0; row < rows; family++) {
            int size = (int) Math.min(FAMILY_MAX, 1 / Math.pow(1 - random.nextDouble(), 0.9));
            for (int end = Math.min(rows, row + size); row < end; row++) {
                families[row] = family;
            }
        }
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = families[i];
            families[i] = families[other];
            families[other] = swapped;
        }
        return families;
    }

    private Row member(int family, SplittableRandom random) {
        SplittableRandom founder = random(4, family);
        String service = vocabulary[100 + founder.nextInt(SERVICES)];
        int topic = founder.nextInt(TOPICS);
        double kind = random.nextDouble();
        double changed = kind < 0.3
                ? 0.02 + 0.06 * random.nextDouble()
                : kind < 0.7 ? 0.1 + 0.3 * random.nextDouble() : 0.4 + 0.5 * random.nextDouble();
        String[] words = new String[WORDS];
        for (int i = 0; i < WORDS; i++) {
            String own = word(topic, founder);
            words[i] = random.nextDouble() < changed ? word(topic, random) : own;
        }
        String title = service + ' ' + String.join(" ", Arrays.copyOf(words, TITLE_WORDS));
        String body = String.join(" ", Arrays.asList(words).subList(TITLE_WORDS, WORDS));
        return new Row(new UUID(random.nextLong(), random.nextLong()), title, body, service,
                "tenant-" + random.nextInt(TENANTS), START.plusSeconds(random.nextLong(YEAR_SECONDS)),
                vector(topic, founder, changed, random));
    }

    private float[] vector(int topic, SplittableRandom founder, double changed, SplittableRandom random) {
        SplittableRandom ofTopic = random(5, topic);
        double[] sum = new double[DIMENSIONS];
        add(sum, ofTopic, 1);
        add(sum, founder, 0.7);
        add(sum, random, 0.25 + changed);
        double square = 0;
        for (double each : sum) {
            square += each * each;
        }
        float[] unit = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            unit[i] = (float) (sum[i] / Math.sqrt(square));
        }
        return unit;
    }

    /** Sums of two uniform numbers are near enough to normal ones, and cheaper. */
    private static void add(double[] sum, SplittableRandom random, double weight) {
        for (int i = 0; i < sum.length; i++) {
            long bits = random.nextLong();
            sum[i] += weight * ((int) bits + (double) (int) (bits >> 32)) / 0x1p31;
        }
    }

    /** A number, a word of the topic or a word of the language. */
    private String word(int topic, SplittableRandom random) {
        int kind = random.nextInt(9);
        if (kind == 0) {
            return Integer.toString(random.nextInt(10_000));
        }
        // The cubed lot makes the first words of a topic the usual ones.
        return kind < 5
                ? zipf(random)
                : vocabulary[Math.floorMod(topic * 7919 + (int) (TOPIC_WORDS * Math.pow(random.nextDouble(), 3)),
                        vocabulary.length)];
    }

    private String zipf(SplittableRandom random) {
        int at = Arrays.binarySearch(cumulative, random.nextDouble() * cumulative[cumulative.length - 1]);
        return vocabulary[at < 0 ? Math.min(-at - 1, vocabulary.length - 1) : at];
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int syllables = 1 + random.nextInt(3);
        for (int i = 0; i < syllables; i++) {
            word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        if (random.nextInt(3) == 0) {
            word.append((char) ('a' + random.nextInt(26))).append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private SplittableRandom random(int purpose, long number) {
        return new SplittableRandom((seed * 31 + purpose) * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L);
    }
}
