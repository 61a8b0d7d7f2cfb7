package dev.triage.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One program called with its arguments.
 *
 * @param words the program first
 * @param redirects where its output goes and its input comes from
 * @param upstream the programs before it in the pipeline, the first of them first
 */
record Invocation(List<ShellWord> words, List<ShellToken.Redirect> redirects, List<Invocation> upstream) {

    Invocation {
        words = List.copyOf(words);
        redirects = List.copyOf(redirects);
        upstream = List.copyOf(upstream);
    }

    static Invocation of(List<ShellWord> words) {
        return new Invocation(words, List.of(), List.of());
    }

    /** The program without its directory and without {@code .sh}. */
    String program() {
        String path = word(0);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".sh") && name.startsWith("kafka") ? name.substring(0, name.length() - 3) : name;
    }

    String word(int index) {
        return index < words.size() ? words.get(index).text() : "";
    }

    Invocation from(int first) {
        return new Invocation(words.subList(Math.min(first, words.size()), words.size()), redirects, upstream);
    }

    /** Whether one of these flags is given, alone or as {@code --flag=value}. */
    boolean hasFlag(String... flags) {
        return words.stream().anyMatch(word -> {
            for (String flag : flags) {
                if (word.text().equals(flag) || word.text().startsWith(flag + "=")) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Whether one of these letters is among the short flags, such as r in {@code -rf}. */
    boolean hasLetter(String letters) {
        return words.stream().skip(1).map(ShellWord::text)
                .anyMatch(word -> word.matches("-[A-Za-z]+") && word.chars().anyMatch(c -> letters.indexOf(c) >= 0));
    }

    /** The value of a flag, as {@code --flag value} or {@code --flag=value}; empty if it is not given. */
    String value(String... flags) {
        for (int i = 1; i < words.size(); i++) {
            for (String flag : flags) {
                if (word(i).equals(flag)) {
                    return word(i + 1);
                }
                if (word(i).startsWith(flag + "=")) {
                    return word(i).substring(flag.length() + 1);
                }
            }
        }
        return "";
    }

    /** The arguments that are no flags and no values of the given flags. */
    List<ShellWord> arguments(Set<String> flagsWithValue) {
        List<ShellWord> arguments = new ArrayList<>();
        for (int i = 1; i < words.size(); i++) {
            if (word(i).equals("--")) {
                arguments.addAll(words.subList(i + 1, words.size()));
                break;
            }
            if (!words.get(i).isFlag()) {
                arguments.add(words.get(i));
            } else if (flagsWithValue.contains(word(i))) {
                i++;
            }
        }
        return arguments;
    }

    /** Whether something else than its arguments is fed to it. */
    boolean readsInput() {
        return !upstream.isEmpty() || redirects.stream().anyMatch(redirect -> redirect.operator().startsWith("<"));
    }

    /** The text that a here-document, a here-string, echo or printf feeds to it; empty if that is not known. */
    Optional<String> input() {
        for (ShellToken.Redirect redirect : redirects) {
            if (redirect.operator().equals("<<<")) {
                return Optional.of(redirect.target().text());
            }
        }
        if (upstream.isEmpty()) {
            return Optional.empty();
        }
        Invocation before = upstream.getLast();
        return switch (before.program()) {
            case "echo", "printf" -> Optional.of(before.arguments(Set.of()).stream().map(ShellWord::text)
                    .collect(Collectors.joining(" ")));
            case "cat" -> before.words().size() == 1 ? before.input() : Optional.empty();
            default -> Optional.empty();
        };
    }

    String text() {
        StringBuilder text = new StringBuilder();
        words.forEach(word -> text.append(text.isEmpty() ? "" : " ").append(word.text()));
        return text.toString();
    }
}
