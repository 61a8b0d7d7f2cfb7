package dev.triage.report;

import java.util.Locale;
import java.util.ResourceBundle;

/** Headings and fixed words of reports in the report's language; English where there is no other. */
final class Wording {

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;

    private Wording(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static Wording in(String languageTag) {
        return new Wording(
                ResourceBundle.getBundle("dev.triage.report.wording", Locale.forLanguageTag(languageTag), NO_FALLBACK));
    }

    String get(String key) {
        return bundle.getString(key);
    }

    String of(Enum<?> value) {
        String key = value.getDeclaringClass().getSimpleName() + "." + value.name();
        return bundle.containsKey(key) ? bundle.getString(key) : value.name();
    }
}
