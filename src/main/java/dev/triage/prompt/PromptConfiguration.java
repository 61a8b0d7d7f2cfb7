package dev.triage.prompt;

import dev.triage.redact.Redactor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the catalogue and the renderer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PromptProperties.class)
class PromptConfiguration {

    @Bean
    PromptCatalog promptCatalog(PromptProperties properties) {
        List<PromptVersion> versions = new ArrayList<>(
                PromptFolders.onClassPath().stream().map(PromptFiles::read).toList());
        if (properties.folder() != null) {
            PromptFolders.below(properties.folder()).stream().map(PromptFiles::read).forEach(versions::add);
        }
        return new PromptCatalog(versions, properties.defaultVersion());
    }

    /** Takes the redactor of the application, or one of its own while there is none. */
    @Bean
    PromptRenderer promptRenderer(ObjectProvider<Redactor> redactor) {
        return new PromptRenderer(redactor.getIfAvailable(Redactor::new));
    }
}
