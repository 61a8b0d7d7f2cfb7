package dev.triage.command;

import dev.triage.command.CommandVerdict.ChangesState;
import dev.triage.command.CommandVerdict.Unknown;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs whose effect no table of subcommands tells. */
final class ToolEffects {

    private static final Set<String> INTERPRETERS = Set.of("python", "python2", "python3", "perl", "ruby", "node",
            "php",
            "lua", "groovy", "jshell", "tclsh", "osascript", "pwsh");
    private static final Pattern AWK_ACTS = Pattern
            .compile("\\bsystem\\s*\\(|\\|\\s*\"|>\\s*[\"$A-Za-z]|\\bgetline\\b");
    private static final Pattern SED_ACTS = Pattern.compile("(?:^|[;}/0-9$])\\s*[ewW]\\s|/[gpi0-9]*[ew](?:\\s|$)");
    private static final Set<String> READ_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> BODY = Set.of("-d", "--data", "--data-raw", "--data-binary", "--data-ascii",
            "--data-urlencode", "--json", "-F", "--form", "--form-string", "-T", "--upload-file");
    /** Addresses that are asked by POST and only answer. */
    private static final Pattern QUERY = Pattern.compile(
            "/api/v1/(?:query|query_range|query_exemplars|series|labels|format_query)\\b|/loki/api/v1/|/_search\\b"
                    + "|/_count\\b|/_msearch\\b|/_cat/|/api/ds/query|/graphql\\b(?=never)");

    private ToolEffects() {}

    static Optional<CommandVerdict> of(Invocation call) {
        String program = call.program();
        if (call.words().getFirst().expands()) {
            return Optional.of(new Unknown("which program it calls is decided when it runs"));
        }
        if (INTERPRETERS.contains(program)) {
            boolean version = call.words().size() == 2 && call.hasFlag("--version", "-V", "-v");
            return Optional.of(version ? Effects.READ : new Unknown("it runs a program in " + program));
        }
        return switch (program) {
            case "curl" -> Optional.of(curl(call));
            case "wget" -> Optional.of(wget(call));
            case "http", "https", "xh" -> Optional.of(httpie(call));
            case "awk", "gawk", "mawk", "nawk" -> Optional.of(acts(call, AWK_ACTS));
            case "sed", "gsed" -> SED_ACTS.matcher(script(call)).find()
                    ? Optional.of(new ChangesState(false, "sed is told to write or to run something"))
                    : Optional.empty();
            case "tee" -> call.arguments(Set.of()).stream().allMatch(word -> word.text().equals("/dev/null"))
                    ? Optional.of(Effects.READ)
                    : Optional.empty();
            case "tar" -> Optional.of(call.word(1).matches("-{0,2}[a-z]*t[a-z]*")
                    ? Effects.READ
                    : new ChangesState(false, "tar writes files"));
            case "kill" -> call.hasFlag("-0", "-l", "-L")
                    ? Optional.of(Effects.READ)
                    : Optional.empty();
            case "sysctl" -> call.words().stream().skip(1).anyMatch(word -> word.text().contains("="))
                    ? Optional.of(new ChangesState(true, "sysctl sets a value"))
                    : Optional.empty();
            case "ethtool", "hostname", "ifconfig", "mount", "conntrack", "lsattr" -> Optional.of(
                    call.words().size() <= 2 || call.hasFlag("-S", "-i", "-k", "-g", "-L", "-l", "-a")
                            && !call.hasFlag("-D", "-F", "-K", "-G", "-s")
                                    ? Effects.READ
                                    : new ChangesState(true, program + " sets something"));
            case "gunzip", "gzip", "xz", "bzip2", "zstd", "unzip" -> call.hasLetter("clpt") || call.hasFlag("--stdout")
                    ? Optional.of(Effects.READ)
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static CommandVerdict curl(Invocation call) {
        String method = call.value("-X", "--request").toUpperCase(Locale.ROOT);
        for (ShellWord word : call.words()) {
            if (word.text().matches("-X[A-Z]+")) {
                method = word.text().substring(2);
            }
        }
        boolean get = call.hasFlag("-G", "--get") || method.equals("GET");
        boolean body = call.words().stream().anyMatch(word -> BODY.contains(word.text().split("=", 2)[0])
                || word.text().matches("(?s)-d.+|--data[a-z-]*=.*|-[a-zA-Z]*d"));
        boolean query = call.words().stream().anyMatch(word -> QUERY.matcher(word.text()).find());
        String output = call.value("-o", "--output");
        boolean writes = !output.isEmpty() && !Set.of("/dev/null", "-", "/dev/stdout").contains(output)
                || call.hasFlag("-O", "--remote-name", "-J", "-D", "--dump-header", "-K", "--config")
                        && !call.value("-D", "--dump-header").matches("-|/dev/.*");
        if (writes) {
            return new ChangesState(true, "curl writes a file");
        }
        boolean reads = method.isEmpty() ? !body || get : READ_METHODS.contains(method);
        boolean asks = (method.equals("POST") || method.isEmpty()) && query;
        if (reads || asks) {
            return Effects.READ;
        }
        return new ChangesState(false, "curl sends a " + (method.isEmpty() ? "POST" : method));
    }

    private static CommandVerdict wget(Invocation call) {
        boolean sends = call.hasFlag("--post-data", "--post-file", "--method", "--body-data");
        boolean toStandardOutput = call.words().stream().anyMatch(word -> word.text().matches("-[a-z]*O-?"))
                && (call.text().contains("O-") || call.value("-O", "-qO").matches("-|/dev/.*"));
        return !sends && (toStandardOutput || call.hasFlag("--spider"))
                ? Effects.READ
                : new ChangesState(true, "wget writes a file or sends data");
    }

    private static CommandVerdict httpie(Invocation call) {
        boolean reads = call.words().stream().skip(1).map(ShellWord::text)
                .noneMatch(word -> Set.of("POST", "PUT", "PATCH", "DELETE").contains(word)
                        || word.matches("\\w+:?=[^=].*"));
        return reads ? Effects.READ : new ChangesState(false, "it sends a request that is no GET");
    }

    private static CommandVerdict acts(Invocation call, Pattern acts) {
        if (call.hasFlag("-f", "--file")) {
            return new Unknown("it runs a script that is not seen here");
        }
        return acts.matcher(script(call)).find()
                ? new ChangesState(false, call.program() + " is told to write or to run something")
                : Effects.READ;
    }

    /** The first argument that is no flag. */
    private static String script(Invocation call) {
        return call.arguments(Set.of("-F", "-v", "-e")).stream().map(ShellWord::text).findFirst()
                .orElse(call.value("-e"));
    }
}
