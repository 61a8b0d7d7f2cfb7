package dev.triage.signature;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the signature catalogue.
 *
 * @param folders folders with modes of one's own; later ones replace modes of earlier ones by id
 */
@ConfigurationProperties("triage.signatures")
record SignatureProperties(List<Path> folders) {

    SignatureProperties(@Nullable List<Path> folders) {
        this.folders = folders == null ? List.of() : List.copyOf(folders);
    }
}
