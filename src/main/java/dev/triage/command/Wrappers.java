package dev.triage.command;

import dev.triage.diagnosis.CommandLanguage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Programs that run another command, and what they would run. */
final class Wrappers {

    private static final Map<String, Wrapper> PLAIN = plain();
    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "dash", "ash", "ksh", "fish");
    private static final Set<String> CONTAINERS = Set.of("kubectl", "oc", "k", "docker", "podman", "nerdctl",
            "docker-compose", "crictl");
    private static final Set<String> SSH_VALUES = Set.of("-p", "-i", "-l", "-o", "-J", "-F", "-L", "-R", "-D", "-b",
            "-c", "-E", "-W");
    private static final Set<String> EXEC_VALUES = Set.of("-n", "--namespace", "-c", "--container", "--context",
            "--kubeconfig", "-u", "--user", "-e", "--env", "-w", "--workdir", "-f", "--file", "-p", "--project-name",
            "--cluster", "--as", "--request-timeout", "-s", "--server", "--index");
    private static final Set<String> FIND_RUNS = Set.of("-exec", "-execdir", "-ok", "-okdir");

    private Wrappers() {}

    /** What a wrapper runs. */
    sealed interface Inner {

        record Call(Invocation invocation) implements Inner {}

        record Text(CommandLanguage language, String text) implements Inner {}

        /** It runs something that does not stand in the command. */
        record Unseen(String why) implements Inner {}
    }

    /**
     * @param flagsWithValue flags that take the next word
     * @param arguments own arguments before the command
     */
    private record Wrapper(Set<String> flagsWithValue, int arguments) {}

    /** What the program would run; empty if it is no wrapper. */
    static Optional<List<Inner>> unwrap(Invocation call) {
        String program = call.program();
        if (PLAIN.get(program) instanceof Wrapper wrapper) {
            return Optional.of(plain(call, wrapper));
        }
        if (SHELLS.contains(program)) {
            return Optional.of(List.of(shell(call)));
        }
        if (CONTAINERS.contains(program)) {
            return container(call);
        }
        return switch (program) {
            case "eval" -> Optional.of(List.of(new Inner.Text(CommandLanguage.SHELL, call.from(1).text())));
            case "su", "runuser" -> Optional.of(List.of(call.value("-c", "--command").isEmpty()
                    ? new Inner.Unseen("it opens a shell as another user")
                    : new Inner.Text(CommandLanguage.SHELL, call.value("-c", "--command"))));
            case "source", "." -> Optional.of(List.of(new Inner.Unseen("it runs a file that is not seen here")));
            case "ssh" -> Optional.of(List.of(ssh(call)));
            case "find" -> find(call);
            default -> Optional.empty();
        };
    }

    private static List<Inner> plain(Invocation call, Wrapper wrapper) {
        int at = 1;
        int arguments = wrapper.arguments();
        while (at < call.words().size()) {
            String word = call.word(at);
            if (word.equals("--")) {
                at++;
                break;
            }
            boolean assignment = call.program().matches("env|sudo|doas") && word.matches("[A-Za-z_]\\w*=.*");
            if (word.startsWith("-")) {
                at += wrapper.flagsWithValue().contains(word) ? 2 : 1;
            } else if (assignment) {
                at++;
            } else if (arguments-- > 0) {
                at++;
            } else {
                break;
            }
        }
        Invocation inner = call.from(at);
        if (inner.words().isEmpty()) {
            boolean looks = Set.of("env", "time", "command", "xargs").contains(call.program());
            return looks ? List.of() : List.of(new Inner.Unseen("what " + call.program() + " runs is not said"));
        }
        boolean line = Set.of("watch", "parallel").contains(call.program()) && inner.words().size() == 1;
        return List.of(line
                ? new Inner.Text(CommandLanguage.SHELL, inner.word(0))
                : new Inner.Call(inner));
    }

    private static Inner shell(Invocation call) {
        for (int i = 1; i < call.words().size(); i++) {
            String word = call.word(i);
            if (word.matches("-[a-z]*c[a-z]*")) {
                return new Inner.Text(CommandLanguage.SHELL, call.word(i + 1));
            }
            if (!word.startsWith("-")) {
                return new Inner.Unseen("it runs a script that is not seen here");
            }
        }
        return call.input().<Inner>map(text -> new Inner.Text(CommandLanguage.SHELL, text))
                .orElseGet(() -> new Inner.Unseen("it runs what it reads, which is not seen here"));
    }

    private static Inner ssh(Invocation call) {
        List<ShellWord> arguments = call.arguments(SSH_VALUES);
        if (arguments.size() < 2) {
            return call.input().<Inner>map(text -> new Inner.Text(CommandLanguage.SHELL, text))
                    .orElseGet(() -> new Inner.Unseen("it opens a session on another host"));
        }
        return new Inner.Text(CommandLanguage.SHELL,
                arguments.stream().skip(1).map(ShellWord::text).collect(Collectors.joining(" ")));
    }

    /** The command behind {@code kubectl exec … --}, {@code docker exec NAME}, and the like. */
    private static Optional<List<Inner>> container(Invocation call) {
        int at = 1;
        int names = 1;
        boolean found = false;
        while (at < call.words().size()) {
            String word = call.word(at);
            if (found && word.equals("--")) {
                at++;
                break;
            }
            if (word.startsWith("-")) {
                at += EXEC_VALUES.contains(word) ? 2 : 1;
            } else if (!found) {
                if (word.equals("compose")) {
                    at++;
                    continue;
                }
                if (!word.equals("exec")) {
                    return Optional.empty();
                }
                found = true;
                at++;
            } else if (names-- > 0) {
                at++;
            } else {
                break;
            }
        }
        if (!found) {
            return Optional.empty();
        }
        Invocation inner = call.from(at);
        boolean opensShell = inner.words().isEmpty()
                || inner.words().size() == 1 && SHELLS.contains(inner.program()) && !inner.readsInput();
        return Optional.of(List.of(opensShell
                ? new Inner.Unseen("it opens a shell in a container")
                : new Inner.Call(inner)));
    }

    private static Optional<List<Inner>> find(Invocation call) {
        List<Inner> inner = new ArrayList<>();
        for (int i = 1; i < call.words().size(); i++) {
            if (FIND_RUNS.contains(call.word(i))) {
                int end = i + 1;
                while (end < call.words().size() && !Set.of(";", "+", "\\;").contains(call.word(end))) {
                    end++;
                }
                inner.add(new Inner.Call(Invocation.of(call.words().subList(i + 1, end))));
                i = end;
            }
        }
        return inner.isEmpty() ? Optional.empty() : Optional.of(inner);
    }

    private static Map<String, Wrapper> plain() {
        Map<String, Wrapper> all = new HashMap<>();
        Map.of("sudo", "-u -g -C -h -p -U", "doas", "-u -C", "env", "-u -C --unset --chdir", "watch", "-n --interval",
                "nice", "-n --adjustment", "ionice", "-c -n -p", "strace", "-e -o -p -s -P", "nsenter",
                "-t --target -S -G", "xargs", "-n -P -I -L -d -s -a -E --max-args --max-procs --delimiter --arg-file",
                "parallel", "-j --jobs --colsep")
                .forEach((name, flags) -> all.put(name, new Wrapper(Set.of(flags.split(" ")), 0)));
        for (String name : List.of("nohup", "time", "command", "builtin", "exec", "setsid", "unshare", "unbuffer",
                "stdbuf")) {
            all.put(name, new Wrapper(Set.of("-a", "-f", "-o"), 0));
        }
        for (String name : List.of("chroot", "taskset", "chrt", "gosu", "su-exec", "flock")) {
            all.put(name, new Wrapper(Set.of("-w", "-E"), 1));
        }
        all.put("timeout", new Wrapper(Set.of("-s", "-k", "--signal", "--kill-after"), 1));
        return Map.copyOf(all);
    }
}
