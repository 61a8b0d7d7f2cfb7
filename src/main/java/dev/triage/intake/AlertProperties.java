package dev.triage.intake;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How alerts become incidents.
 *
 * @param window how long after an incident's last new alert another one may still join it
 * @param reopenWindow how long after its end an incident is reopened by an alert that belongs to it
 * @param quiet how long no further alert or update must come before a run begins
 * @param maxWait how long a run is put off at most while they keep coming
 * @param rerunInterval least time between two runs that alerts ask for, per incident; people's updates need not wait
 * @param serviceLabels labels that name the suffering service, the first that is there counts
 * @param notServices values of them that name a monitoring tool; a regular expression
 * @param nodeLabels labels that name a machine; a port behind the name is not part of it
 * @param namespaceLabels labels that name a namespace
 * @param sharedNamespaces namespaces of which having them in common says nothing
 * @param scopeLabels labels that keep alerts apart when they differ, such as the cluster; the first that is there counts
 * @param model the model of runs that alerts and updates ask for; blank for the configured default
 * @param language the language of those runs, a BCP 47 tag
 */
@ConfigurationProperties("triage.alerts")
public record AlertProperties(@DefaultValue("10m") Duration window, @DefaultValue("30m") Duration reopenWindow,
        @DefaultValue("15s") Duration quiet, @DefaultValue("90s") Duration maxWait,
        @DefaultValue("5m") Duration rerunInterval,
        @DefaultValue({
                "service", "service_name", "app", "application", "app_kubernetes_io_name", "deployment",
                "statefulset", "daemonset"}) List<String> serviceLabels,
        @DefaultValue(".*(?:exporter|kube-state-metrics|kubelet|prometheus|alertmanager).*") String notServices,
        @DefaultValue({"node", "host", "hostname", "instance"}) List<String> nodeLabels,
        @DefaultValue({"namespace", "kubernetes_namespace"}) List<String> namespaceLabels,
        @DefaultValue({"default", "kube-system", "monitoring"}) List<String> sharedNamespaces,
        @DefaultValue({"cluster", "environment", "env", "region"}) List<String> scopeLabels,
        @DefaultValue("") String model, @DefaultValue("en") String language) {

    private static final Duration LONGEST = Duration.ofDays(7);

    public AlertProperties {
        bounded("window", window);
        bounded("reopen-window", reopenWindow);
        bounded("quiet", quiet);
        bounded("max-wait", maxWait);
        bounded("rerun-interval", rerunInterval);
        if (maxWait.compareTo(quiet) < 0) {
            throw new IllegalArgumentException(
                    "triage.alerts.max-wait is at least triage.alerts.quiet, not " + maxWait);
        }
        try {
            Pattern.compile(notServices);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("triage.alerts.not-services is a regular expression", e);
        }
        serviceLabels = List.copyOf(serviceLabels);
        nodeLabels = List.copyOf(nodeLabels);
        namespaceLabels = List.copyOf(namespaceLabels);
        sharedNamespaces = List.copyOf(sharedNamespaces);
        scopeLabels = List.copyOf(scopeLabels);
    }

    private static void bounded(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("triage.alerts." + name + " is 0s to 7d, not " + value);
        }
    }
}
