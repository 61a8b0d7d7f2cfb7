package dev.triage.triage;

import java.util.function.Supplier;

/** Does the work of a run's stages. */
interface Steps {

    /** Does the work and records nothing. */
    Steps UNRECORDED = new Steps() {

        @Override
        public <T> T stage(Stage stage, String note, Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T await(Stage stage, String note, Supplier<T> work) {
            return work.get();
        }
    };

    /** Does one stage's own work. */
    <T> T stage(Stage stage, String note, Supplier<T> work);

    /** Waits for a peer. */
    <T> T await(Stage stage, String note, Supplier<T> work);

    /** Does one stage's own work, of which there is nothing to note. */
    default <T> T stage(Stage stage, Supplier<T> work) {
        return stage(stage, "", work);
    }
}
