package dev.triage.search;

import dev.triage.llm.Embedder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * Brings the index up to what the documents and the configured model ask for: sketches that are missing, vectors that
 * are missing, another model's vectors, indexes. Searches go on meanwhile. Each batch is committed, so that what was
 * interrupted goes on where it stopped; of several copies of the service one does the work.
 */
@Service
public class Reindexing {

    private static final int BATCH = 64;
    private static final int ROUNDS_MAX = 20;

    private final ReindexRepository documents;
    private final VectorSpaceRepository spaces;
    private final HybridSearch search;
    private final Embedder embedder;

    Reindexing(ReindexRepository documents, VectorSpaceRepository spaces, HybridSearch search, Embedder embedder) {
        this.documents = documents;
        this.spaces = spaces;
        this.search = search;
        this.embedder = embedder;
    }

    /**
     * Does all that is to be done.
     *
     * @param sketchAll whether sketches are made anew that are there already
     * @param back whether to change even to a model whose place another one took; else copies of two versions of the
     *     service would change to and fro
     * @param progress hears what is being done
     * @return false if another copy of the service is at it, and nothing was done
     */
    public boolean run(boolean sketchAll, boolean back, Consumer<String> progress) {
        return documents.alone(() -> {
            if (sketchAll) {
                documents.forgetSketches();
            }
            sketch(progress);
            Optional<VectorSpace> live = spaces.live();
            if (live.isPresent() && live.get().model().equals(embedder.modelId())) {
                fill(live.get(), progress);
                spaces.buildIndexes(live.get());
            } else if (live.isPresent() && (back || !spaces.wasRetired(embedder.modelId()))) {
                change(progress);
            } else if (live.isPresent()) {
                progress.accept("stays with " + live.get().model() + ", which took the place of "
                        + embedder.modelId());
            }
            spaces.dropRetired();
        });
    }

    private void sketch(Consumer<String> progress) {
        long done = 0;
        for (int batch = documents.sketch(BATCH); batch > 0; batch = documents.sketch(BATCH)) {
            done += batch;
            progress.accept(done + " documents sketched");
        }
    }

    private void change(Consumer<String> progress) {
        VectorSpace next = spaces.fillingOrNew(embedder.modelId(), embedder.dimensions());
        for (int round = 0; round < ROUNDS_MAX; round++) {
            fill(next, progress);
            progress.accept("building the index of " + next.model());
            spaces.buildIndexes(next);
            // What was written while the index was built.
            fill(next, progress);
            if (spaces.switchTo(next)) {
                progress.accept(next.model() + " answers from now on");
                return;
            }
        }
        throw new IllegalStateException("documents are written faster than they are embedded; reindex again later");
    }

    /** Embeds on all cores, batch after batch; no transaction is open meanwhile. */
    private void fill(VectorSpace space, Consumer<String> progress) {
        long done = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<MissingVector> batch = documents.missing(space, BATCH);
            while (!batch.isEmpty()) {
                List<Future<float[]>> vectors = batch.stream()
                        .map(part -> threads.submit(() -> search.vector(part.title(), part.body()))).toList();
                List<float[]> ready = new ArrayList<>();
                for (Future<float[]> vector : vectors) {
                    ready.add(vector.get());
                }
                documents.fill(space, batch, ready);
                done += batch.size();
                progress.accept(done + " vectors of " + space.model());
                batch = documents.missing(space, BATCH);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the next run goes on from here", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a text could not be embedded", e.getCause());
        }
    }
}
