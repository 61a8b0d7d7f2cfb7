package dev.triage.llm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

/**
 * What the vectors of all incident reports and runbooks have in common, taken away: a model makes them point the same
 * way, since they are all about outages, and the cosine of unrelated ones is then 0.7 rather than 0. After J. Mu and
 * P. Viswanath, "All-but-the-Top", ICLR 2018, of whom only the first step is taken: subtract the mean.
 */
final class Centre {

    private final float[] mean;

    private Centre(float[] mean) {
        this.mean = mean;
    }

    /** The mean of a model, kept as a text of numbers on the class path. */
    static Centre of(String modelId, int dimensions) {
        String name = "/embedding/" + modelId + ".mean.txt";
        try (InputStream file = Centre.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            StringTokenizer numbers = new StringTokenizer(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            if (numbers.countTokens() != dimensions) {
                throw new IllegalStateException(name + " has not " + dimensions + " numbers");
            }
            float[] mean = new float[dimensions];
            for (int i = 0; i < dimensions; i++) {
                mean[i] = Float.parseFloat(numbers.nextToken());
            }
            return new Centre(mean);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    float[] mean() {
        return mean.clone();
    }

    /** The direction from the mean to a vector, as a unit vector; one that is the mean itself stays as it is. */
    float[] from(float[] vector) {
        float[] centred = new float[vector.length];
        double squares = 0;
        for (int i = 0; i < vector.length; i++) {
            centred[i] = vector[i] - mean[i];
            squares += (double) centred[i] * centred[i];
        }
        if (squares == 0) {
            return vector;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < centred.length; i++) {
            centred[i] /= length;
        }
        return centred;
    }
}
