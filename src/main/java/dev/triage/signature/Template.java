package dev.triage.signature;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text with slots. {@code {table}} is a slot; {@code [[of table {table}|of one table]]} takes the first variant whose
 * slots are all known. A slot outside of such brackets must be known, or the whole text cannot be filled: a placeholder
 * never reaches a reader.
 */
record Template(List<Piece> pieces) {

    private static final Pattern SLOT = Pattern.compile("\\{([a-z][A-Za-z]*)}");

    /** A part of a template: variants, of which the first that can be filled is taken. */
    record Piece(List<String> variants) {

        Piece {
            variants = List.copyOf(variants);
        }
    }

    Template {
        pieces = List.copyOf(pieces);
    }

    /** Reads a template; throws {@link IllegalArgumentException} when a bracket is not closed. */
    static Template of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("[[", at);
            if (open < 0) {
                pieces.add(new Piece(List.of(text.substring(at))));
                break;
            }
            int close = text.indexOf("]]", open);
            if (close < 0) {
                throw new IllegalArgumentException("'[[' without ']]' in: " + text);
            }
            if (open > at) {
                pieces.add(new Piece(List.of(text.substring(at, open))));
            }
            pieces.add(new Piece(List.of(text.substring(open + 2, close).split("\\|", -1))));
            at = close + 2;
        }
        return new Template(pieces);
    }

    /** All slots that the template names. */
    Set<String> slots() {
        Set<String> names = new LinkedHashSet<>();
        for (Piece piece : pieces) {
            for (String variant : piece.variants()) {
                Matcher slot = SLOT.matcher(variant);
                while (slot.find()) {
                    names.add(slot.group(1));
                }
            }
        }
        return names;
    }

    /** The text with all slots filled; empty when a slot that must be known is not. */
    Optional<String> fill(Function<String, @Nullable String> slots) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            String chosen = piece.variants().stream().map(variant -> fill(variant, slots)).filter(text -> text != null)
                    .findFirst().orElse(null);
            if (chosen == null) {
                return Optional.empty();
            }
            filled.append(chosen);
        }
        return Optional.of(filled.toString().strip());
    }

    private static @Nullable String fill(String variant, Function<String, @Nullable String> slots) {
        StringBuilder filled = new StringBuilder();
        Matcher slot = SLOT.matcher(variant);
        while (slot.find()) {
            String value = slots.apply(slot.group(1));
            if (value == null) {
                return null;
            }
            slot.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        slot.appendTail(filled);
        return filled.toString();
    }
}
