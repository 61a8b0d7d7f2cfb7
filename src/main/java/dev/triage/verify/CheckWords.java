package dev.triage.verify;

import java.util.Locale;
import java.util.ResourceBundle;

/** What checks say, in the language of the report; English where there is no other. */
final class CheckWords {

    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;

    CheckWords(String language) {
        this.bundle = ResourceBundle.getBundle("dev.triage.verify.words", Locale.forLanguageTag(language), NO_FALLBACK);
    }

    boolean isChinese() {
        return bundle.getLocale().getLanguage().equals("zh");
    }

    /** The text of that key with {@code {0}}, {@code {1}} … filled in. */
    String say(String key, Object... values) {
        String text = bundle.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** A number as people write it: at most two digits behind the point. */
    static String number(double value) {
        double size = Math.abs(value);
        String text = size >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : size >= 1 || size == 0
                        ? String.format(Locale.ROOT, "%.2f", value)
                        : String.format(Locale.ROOT, "%.2g", value);
        return text.indexOf('.') >= 0 && text.indexOf('e') < 0 ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
