package dev.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.redact.RedactionPatterns;
import dev.triage.redact.Redactor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RedactionPropertiesTest {

    @Test
    void everyPropertyHasADefault() {
        RedactionProperties defaults = bind(Map.of());

        assertThat(defaults).isEqualTo(new RedactionProperties(List.of(), List.of(), List.of(), true));
        assertThat(defaults.patterns()).isEqualTo(RedactionPatterns.DEFAULT);
    }

    @Test
    void everyPropertyCanBeSet() {
        RedactionProperties set = bind(Map.of("triage.redaction.hosts", "*.corp.example,db-##",
                "triage.redaction.customers", "acct-####", "triage.redaction.customer-fields", "mandant",
                "triage.redaction.defaults", "false"));
        Redactor redactor = new Redactor(set.patterns());

        assertThat(redactor.redact("a.corp.example db-07 acct-0815 mandant=4711 x.internal").value())
                .isEqualTo("<host> <host> <customer> mandant=<customer> x.internal");
    }

    @Test
    void aPatternThatWouldHideEverythingIsRefused() {
        assertThatThrownBy(() -> new RedactionProperties(List.of("*"), List.of(), List.of(), true))
                .hasMessageContaining("at least two");
    }

    private static RedactionProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("triage.redaction",
                RedactionProperties.class);
    }
}
