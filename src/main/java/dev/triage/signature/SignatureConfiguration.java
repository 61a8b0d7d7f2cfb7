package dev.triage.signature;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the catalogue once, at start; a broken file stops the start with its name. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignatureProperties.class)
class SignatureConfiguration {

    @Bean
    SignatureCatalog signatureCatalog(SignatureProperties properties) {
        return SignatureCatalog.load(properties.folders());
    }

    @Bean
    SignatureAnalyst signatureAnalyst(SignatureCatalog catalog) {
        return new SignatureAnalyst(catalog);
    }
}
