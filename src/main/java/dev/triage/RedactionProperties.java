package dev.triage;

import dev.triage.redact.RedactionPatterns;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What to hide besides what is hidden everywhere, in the patterns of {@link RedactionPatterns}.
 *
 * @param hosts more names of hosts, such as {@code *.corp.example}
 * @param customers more ids of customers, such as {@code acct-########}
 * @param customerFields more fields whose value is a customer's id
 * @param defaults whether the patterns that hold everywhere are used too
 */
@ConfigurationProperties("triage.redaction")
record RedactionProperties(@DefaultValue List<String> hosts, @DefaultValue List<String> customers,
        @DefaultValue List<String> customerFields, @DefaultValue("true") boolean defaults) {

    RedactionProperties {
        hosts = List.copyOf(hosts);
        customers = List.copyOf(customers);
        customerFields = List.copyOf(customerFields);
        new RedactionPatterns(hosts, customers, customerFields);
    }

    RedactionPatterns patterns() {
        RedactionPatterns everywhere = defaults
                ? RedactionPatterns.DEFAULT
                : new RedactionPatterns(List.of(), List.of(), List.of());
        return new RedactionPatterns(both(everywhere.hosts(), hosts), both(everywhere.customers(), customers),
                both(everywhere.customerFields(), customerFields));
    }

    private static List<String> both(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
