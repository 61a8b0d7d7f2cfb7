package dev.triage.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * A model that comes with the service and needs one environment variable to become active.
 *
 * @param whenSet the environment variable
 * @param model its block, in the same form as an operator's own
 */
record ModelPreset(String whenSet, ModelBlock model) {

    /** Reads {@code models.yaml} from the class path; its placeholders are taken from the environment. */
    static List<ModelPreset> load(Environment environment) {
        try {
            List<PropertySource<?>> yaml = new YamlPropertySourceLoader().load("model presets",
                    new ClassPathResource("models.yaml", ModelPreset.class.getClassLoader()));
            return new Binder(ConfigurationPropertySources.from(yaml),
                    new PropertySourcesPlaceholdersResolver(environment))
                    .bind("presets", Bindable.listOf(ModelPreset.class)).get();
        } catch (IOException e) {
            throw new UncheckedIOException("models.yaml cannot be read from the class path; build the jar again", e);
        }
    }
}
