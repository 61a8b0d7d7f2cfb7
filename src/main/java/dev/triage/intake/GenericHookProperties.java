package dev.triage.intake;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.core.JsonPointer;

/**
 * How the bodies of other systems are read: per source, where each field stands.
 *
 * @param sources the name in the address, {@code /hooks/generic/<name>}, to its mapping
 */
@ConfigurationProperties("triage.hooks.generic")
public record GenericHookProperties(@DefaultValue Map<String, Mapping> sources) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public GenericHookProperties {
        sources = Map.copyOf(sources);
        sources.keySet().forEach(name -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("triage.hooks.generic.sources." + name
                        + " is named with 1 to 40 small letters, digits and hyphens");
            }
        });
    }

    /**
     * Where the fields of an alert stand, each as a JSON pointer into the alert; blank where there is no such field.
     *
     * @param alerts the list of alerts in the body; blank if the body is one alert
     * @param resolvedValues values of the status that mean that the alert has ended
     * @param labels an object whose members become labels
     * @param defaults labels that every alert of this source has unless it says otherwise
     */
    public record Mapping(@DefaultValue("") String alerts, @DefaultValue("/title") String title,
            @DefaultValue("/status") String status,
            @DefaultValue({
                    "resolved", "ok", "closed", "recovered", "normal"}) List<String> resolvedValues,
            @DefaultValue("/service") String service, @DefaultValue("/severity") String severity,
            @DefaultValue("/description") String description, @DefaultValue("/id") String fingerprint,
            @DefaultValue("/group") String group, @DefaultValue("/startedAt") String startedAt,
            @DefaultValue("/endedAt") String endedAt, @DefaultValue("/url") String link,
            @DefaultValue("/labels") String labels, @DefaultValue Map<String, String> defaults) {

        public Mapping {
            resolvedValues = List.copyOf(resolvedValues);
            defaults = Map.copyOf(defaults);
            for (String pointer : List.of(alerts, title, status, service, severity, description, fingerprint, group,
                    startedAt, endedAt, link, labels)) {
                if (!pointer.isEmpty() && !pointer.startsWith("/")) {
                    throw new IllegalArgumentException(
                            "triage.hooks.generic: \"%s\" is not a JSON pointer; it begins with /".formatted(pointer));
                }
                JsonPointer.compile(pointer);
            }
            if (title.isEmpty()) {
                throw new IllegalArgumentException("triage.hooks.generic: \"title\" needs a JSON pointer");
            }
        }
    }
}
