package dev.triage.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The samples on the class path, by file name without its ending. */
final class SampleFiles {

    private final YAMLMapper yaml = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    Map<String, SampleIncident> incidents() {
        Map<String, SampleIncident> incidents = new TreeMap<>();
        read("classpath:samples/incidents/*.yaml").forEach(
                (name, text) -> incidents.put(name, yaml.readValue(text, SampleIncident.class)));
        return incidents;
    }

    Map<String, String> runbooks() {
        return read("classpath:samples/runbooks/*.md");
    }

    private static Map<String, String> read(String pattern) {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                String name = Objects.requireNonNull(file.getFilename());
                texts.put(name.substring(0, name.lastIndexOf('.')), file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the samples on the class path cannot be read", e);
        }
        return texts;
    }
}
