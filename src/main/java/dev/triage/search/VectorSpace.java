package dev.triage.search;

/**
 * The vectors of one embedding model, which are compared with each other only.
 *
 * @param id number of the table {@code search_vector_<id>}
 * @param dimensions length of the vectors, 1 to 4,000
 */
public record VectorSpace(int id, String model, int dimensions) {

    public VectorSpace {
        if (id < 1 || dimensions < 1 || dimensions > 4_000) {
            throw new IllegalArgumentException("no vector space: " + id + " with " + dimensions + " dimensions");
        }
    }

    String table() {
        return "search_vector_" + id;
    }

    String index(DocumentKind kind) {
        return table() + "_" + kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
