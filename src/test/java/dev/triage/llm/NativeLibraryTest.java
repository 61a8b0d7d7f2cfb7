package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds docs/decisions/0007-onnxruntime-without-telemetry.md. */
class NativeLibraryTest {

    @ParameterizedTest
    @ValueSource(strings = {"linux-x64/libonnxruntime.so", "linux-aarch64/libonnxruntime.so",
            "osx-aarch64/libonnxruntime.dylib", "osx-x64/libonnxruntime.dylib"})
    void theModelsRuntimeHasNoClientThatReportsItsUse(String library) throws IOException {
        String file = "/ai/onnxruntime/native/" + library;
        try (InputStream stream = Objects.requireNonNull(NativeLibraryTest.class.getResourceAsStream(file), file)) {
            String bytes = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(bytes.contains("onnxruntime")).isTrue();
            assertThat(bytes.contains("events.data.microsoft.com"))
                    .as("a telemetry address in " + file + "; keep the earlier onnxruntime").isFalse();
        }
    }
}
