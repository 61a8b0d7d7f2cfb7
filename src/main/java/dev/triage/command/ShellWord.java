package dev.triage.command;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges one simple shell command, a part of a pipeline, by its first words. */
final class ShellWord {

    private static final Pattern PREFIX = Pattern.compile("^(?:sudo\\s+|[A-Z_]+=\\S*\\s+|time\\s+)+");
    private static final Pattern WRITES = Pattern.compile(
            "\\s(?:-delete|-exec\\b|-i\\b(?=.*\\bsed)|--in-place|-X\\s*(?:POST|PUT|PATCH|DELETE)|-d\\b|--data\\S*|--request\\s+(?:POST|PUT|PATCH|DELETE)|--execute|--alter|--delete|--reset-offsets|--vacuum\\S*|--rotate)");
    private static final Pattern CLOUD_READ = Pattern
            .compile("^(?:aws|gcloud)\\b.*\\b(?:describe|get|list|tail|filter|lookup|read)[\\w-]*.*");
    private static final Pattern OTHER_READ = Pattern.compile(
            "^(?:docker\\s+(?:compose\\s+)?(?:ps|logs|inspect|stats|top|images|events|info|version|port|diff)"
                    + "|systemctl\\s+(?:status|is-active|is-failed|list-units|show|cat)"
                    + "|redis-cli\\b.*\\s(?:info|get|ttl|pttl|type|memory|slowlog|client\\s+list|dbsize|latency|exists|scan|--scan|--bigkeys|--hotkeys|--latency|--stat|config\\s+get|cluster\\s+(?:info|nodes)|object|strlen|llen|hlen|zcard|scard|role|ping)"
                    + "|kafka-[\\w-]+(?:\\.sh)?\\b.*(?:--describe|--list|--state)|curl\\b|helm\\s+(?:history|status|list|get)|psql\\b.*-c\\s*''|crictl\\s+(?:ps|logs|inspect|stats|images)|ip\\s+(?:a|addr|route|link)(?:\\s+show)?|sed\\s+-n)",
            Pattern.CASE_INSENSITIVE);

    private ShellWord() {}

    /** What is not a plain read; empty if it is one. */
    static Optional<CommandVerdict> judge(String part, Set<String> readOnly, Pattern kubectlRead) {
        String command = PREFIX.matcher(part).replaceFirst("");
        if (command.isEmpty() || command.startsWith("#")) {
            return Optional.empty();
        }
        if (WRITES.matcher(command).find()) {
            return Optional.of(new CommandVerdict.ChangesState(false, "it is told to write"));
        }
        String word = command.split("\\s", 2)[0];
        if (readOnly.contains(word) || CLOUD_READ.matcher(command).matches() || OTHER_READ.matcher(command).find()
                || kubectlRead.matcher(command).find()) {
            return Optional.empty();
        }
        return Optional.of(word.equals("kubectl")
                ? new CommandVerdict.ChangesState(false, "kubectl verb is not a read")
                : new CommandVerdict.Unknown("the program is not known"));
    }
}
