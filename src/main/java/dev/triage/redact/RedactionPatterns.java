package dev.triage.redact;

import java.util.List;

/**
 * What a deployment calls its hosts and its customers. A pattern is a name in which {@code *} stands for one or more
 * letters, digits, hyphens, underscores (and dots, in hosts) and {@code #} for one digit; case does not matter.
 * Patterns of this form are matched in linear time, whatever the text.
 *
 * @param hosts names of hosts that must not be seen, such as {@code *.corp.example}
 * @param customers ids of customers, such as {@code acct-########}; a match holds a digit
 * @param customerFields names of fields and labels whose value is a customer's id
 */
public record RedactionPatterns(List<String> hosts, List<String> customers, List<String> customerFields) {

    /** Private suffixes that public DNS never resolves, ids that carry their meaning, and the usual field names. */
    public static final RedactionPatterns DEFAULT = new RedactionPatterns(
            List.of("*.internal", "*.corp", "*.intra", "*.intranet", "*.lan", "ip-*-*-*-*"),
            List.of("cust-#*", "cust_#*", "cus_*", "customer-#*", "customer_#*"),
            List.of("customer_id", "customerid", "customer-id", "customer.id", "cust_id", "custid", "客户号", "客户编号",
                    "客户ID"));

    public RedactionPatterns {
        hosts = List.copyOf(hosts);
        customers = List.copyOf(customers);
        customerFields = List.copyOf(customerFields);
        hosts.forEach(NamePattern::new);
        customers.forEach(NamePattern::new);
    }
}
