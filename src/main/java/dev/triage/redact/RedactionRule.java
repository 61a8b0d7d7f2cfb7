package dev.triage.redact;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret that a regular expression tells.
 *
 * @param kind name that stands in the placeholder
 * @param anchors literals at which the expression is tried, lower case
 * @param lead how many characters before the anchor the expression begins
 * @param pattern must match from there on; it looks behind freely and uses possessive quantifiers only
 * @param validator has the last word on the replaced text
 */
record RedactionRule(String kind, List<String> anchors, int lead, Pattern pattern,
        Predicate<String> validator) implements SecretFinder {

    RedactionRule {
        anchors = List.copyOf(anchors);
    }

    /** A rule for tokens that begin with their anchor; group 1, if there is one, is what gets replaced. */
    static RedactionRule of(String kind, String anchor, String pattern) {
        return of(kind, List.of(anchor), pattern);
    }

    static RedactionRule of(String kind, List<String> anchors, String pattern) {
        return new RedactionRule(kind, anchors, 0, Pattern.compile(pattern), secret -> true);
    }

    RedactionRule startingBefore(int characters) {
        return new RedactionRule(kind, anchors, characters, pattern, validator);
    }

    RedactionRule when(Predicate<String> check) {
        return new RedactionRule(kind, anchors, lead, pattern, check);
    }

    @Override
    public @Nullable Match at(String text, int start, int end) {
        if (start < lead) {
            return null;
        }
        Matcher matcher = pattern.matcher(text).region(start - lead, text.length()).useTransparentBounds(true)
                .useAnchoringBounds(false);
        if (!matcher.lookingAt()) {
            return null;
        }
        int group = matcher.groupCount() > 0 ? 1 : 0;
        if (matcher.start(group) == matcher.end(group) || !validator.test(matcher.group(group))) {
            return null;
        }
        return new Match(kind, matcher.start(group), matcher.end(group));
    }
}
