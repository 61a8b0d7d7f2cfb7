package dev.triage.command;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The tables of this package, read from the class path. */
final class Yaml {

    private Yaml() {}

    static <T> T read(String name, Class<T> type) {
        try (InputStream in = Yaml.class.getResourceAsStream("/command/" + name)) {
            return YAMLMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build()
                    .readValue(in, type);
        } catch (IOException e) {
            throw new IllegalStateException("/command/" + name + " is part of the build", e);
        }
    }
}
