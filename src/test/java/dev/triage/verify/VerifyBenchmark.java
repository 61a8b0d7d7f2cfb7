package dev.triage.verify;

import dev.triage.ReportOfAModel;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.DiagnosisParser;
import dev.triage.diagnosis.ParsedReply;
import dev.triage.fact.FactExtractor;
import dev.triage.redact.Redactor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** Measures what checking one report costs, for a context of 20 KB, of 200 KB and of 1 MB. Run its {@code main}. */
final class VerifyBenchmark {

    private static final int WARM_UP = 40;
    private static final int RUNS = 25;

    private VerifyBenchmark() {}

    public static void main(String[] arguments) {
        Diagnosis diagnosis = ((ParsedReply.Accepted) new DiagnosisParser().parse(ReportOfAModel.VALID)).diagnosis();
        Verifier verifier = new Verifier();
        System.out.println("context   median ms   slowest ms   (facts are read before, " + RUNS + " runs)");
        for (int kilobytes : new int[]{20, 20, 200, 1000}) {
            Grounds grounds = Grounds.of(new FactExtractor().extract(new Redactor().redact(context(kilobytes * 1000))));
            for (int i = 0; i < WARM_UP / (kilobytes > 100 ? 10 : 1); i++) {
                verifier.verify(diagnosis, grounds);
            }
            double[] millis = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                long begun = System.nanoTime();
                verifier.verify(diagnosis, grounds);
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
            Arrays.sort(millis);
            System.out.printf(Locale.ROOT, "%4d KB %12.1f %12.1f%n", kilobytes, millis[RUNS / 2], millis[RUNS - 1]);
        }
    }

    /** The incident, then log lines with times, numbers and names. */
    private static String context(int chars) {
        StringBuilder text = new StringBuilder(ReportOfAModel.CONTEXT);
        Random random = new Random(7);
        while (text.length() < chars) {
            text.append(String.format(Locale.ROOT,
                    "2026-06-02T09:%02d:%02d.%03dZ %s cart-api-%05x request %08x took %d ms, status %d, %d rows of cart_items%n",
                    random.nextInt(60), random.nextInt(60), random.nextInt(1000),
                    random.nextInt(9) == 0 ? "ERROR" : "INFO",
                    random.nextInt(1 << 20), random.nextInt(), random.nextInt(9000), random.nextInt(5) == 0 ? 500 : 200,
                    random.nextInt(3000)));
        }
        return text.toString();
    }
}
