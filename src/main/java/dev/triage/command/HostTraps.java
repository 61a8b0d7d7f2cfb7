package dev.triage.command;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Files, processes, permissions and the network of a host. */
final class HostTraps {

    private static final Set<String> INTERPRETERS = Set.of("sh", "bash", "zsh", "dash", "ash", "ksh", "eval", "source",
            ".", "python", "python3", "perl", "ruby", "node", "php");
    private static final Set<String> FETCHERS = Set.of("curl", "wget", "fetch", "http");
    private static final Pattern FETCHES = Pattern.compile("\\b(?:curl|wget)\\b");
    private static final Pattern WAL = Pattern.compile("pg_wal|pg_xlog|pg_xact|pg_clog|pg_control|pg_multixact");
    private static final Pattern DATABASE = Pattern.compile(
            "(?i)postgres|postmaster|mysqld|mariadbd?|mongod|redis-server|etcd|\\bpgdata\\b");
    private static final Pattern OPEN_TO_ALL = Pattern.compile("[0-7]?777|666|[augo]*[ao][ugoa]*\\+\\w*w\\w*|\\+rwx");

    private static final Pattern RAISES_CONNECTIONS = Pattern
            .compile("max_connections\\W{1,6}(?:ParameterValue\\W{1,3})?\\d");

    private HostTraps() {}

    static void find(Invocation call, Hits hits) {
        switch (call.program()) {
            case "rm", "unlink" -> remove(call, hits);
            case "find" -> {
                boolean wal = WAL.matcher(call.text()).find();
                boolean removes = call.hasFlag("-delete");
                if (removes || wal && call.hasFlag("-exec") && call.hasFlag("rm", "/bin/rm", "mv")) {
                    hits.add(wal ? "resets-wal" : "deletes-files", call.text());
                }
            }
            case "dd" -> {
                if (call.words().stream().anyMatch(word -> word.text().startsWith("of=")
                        && !word.text().equals("of=/dev/null"))) {
                    hits.add("deletes-files", call.text());
                }
            }
            case "shred", "wipefs", "mkswap", "fdisk", "sgdisk", "lvremove", "vgremove", "pvremove" -> hits.add(
                    "deletes-files", call.text());
            case "chmod", "chown" -> permissions(call, hits);
            case "kill", "pkill", "killall" -> kill(call, hits);
            case "pg_ctl", "pg_ctlcluster" -> {
                boolean immediate = call.value("-m", "--mode").matches("i|immediate") || call.hasFlag("-mi",
                        "-mimmediate");
                if (immediate || call.word(1).equals("kill")) {
                    hits.add("kills-server-process", call.text());
                }
            }
            case "pg_resetwal", "pg_resetxlog" -> {
                if (!call.hasFlag("-n", "--dry-run", "--help", "--version")) {
                    hits.add("resets-wal", call.text());
                }
            }
            case "pg_archivecleanup", "mv", "truncate" -> {
                if (WAL.matcher(call.text()).find()) {
                    hits.add("resets-wal", call.text());
                }
            }
            case "dropdb" -> hits.add("drops-data", call.text());
            case "iptables", "ip6tables", "nft", "ufw", "ip", "ifconfig" -> network(call, hits);
            case "reboot", "shutdown", "halt", "poweroff", "init", "telinit" -> hits.add("stops-host", call.text());
            case "systemctl" -> {
                if (call.words().stream().anyMatch(word -> Set.of("reboot", "poweroff", "halt", "emergency", "rescue",
                        "kexec").contains(word.text()))) {
                    hits.add("stops-host", call.text());
                }
            }
            default -> {
                if (call.program().startsWith("mkfs")) {
                    hits.add("deletes-files", call.text());
                }
            }
        }
        code(call, hits);
        if (RAISES_CONNECTIONS.matcher(call.text()).find()
                && ToolTable.effect(call) instanceof CommandVerdict.ChangesState) {
            hits.add("raise-max-connections", call.text());
        }
        call.redirects().stream().filter(redirect -> redirect.operator().contains(">"))
                .filter(redirect -> redirect.target().text().matches("/dev/(?:sd|nvme|vd|xvd|hd|mapper|disk).*")
                        || WAL.matcher(redirect.target().text()).find())
                .forEach(redirect -> hits.add("deletes-files", call.text() + " > " + redirect.target().text()));
    }

    private static void remove(Invocation call, Hits hits) {
        if (WAL.matcher(call.text()).find()) {
            hits.add("resets-wal", call.text());
        }
        boolean recursive = call.hasLetter("rR") || call.hasFlag("--recursive");
        boolean wide = call.words().stream().skip(1).anyMatch(word -> word.text().contains("*")
                || word.text().matches("/(?:var|etc|usr|data|home|opt|srv)?/?")
                || DATABASE.matcher(word.text()).find());
        if (recursive || wide) {
            hits.add("deletes-files", call.text());
        }
    }

    private static void permissions(Invocation call, Hits hits) {
        boolean open = call.program().equals("chmod") && call.words().stream().skip(1)
                .anyMatch(word -> OPEN_TO_ALL.matcher(word.text()).matches());
        boolean root = call.hasLetter("R") && call.words().stream().skip(2).anyMatch(
                word -> word.text().matches("/(?:etc|usr|bin|lib|var|root)?/?"));
        if (open || root) {
            hits.add("opens-permissions", call.text());
        }
    }

    private static void kill(Invocation call, Hits hits) {
        boolean hard = call.hasFlag("-9", "-KILL", "-SIGKILL", "-kill", "-sigkill")
                || call.value("-s", "--signal").matches("(?i)9|(?:sig)?kill") || call.hasFlag("-s9");
        boolean byName = !call.program().equals("kill");
        boolean database = DATABASE.matcher(call.text()).find()
                || call.words().stream()
                        .anyMatch(word -> DATABASE.matcher(String.join(" ", word.substitutions())).find());
        if (hard && (!byName || database)) {
            hits.add("kills-server-process", call.text());
        }
    }

    private static void network(Invocation call, Hits hits) {
        boolean cuts = switch (call.program()) {
            case "iptables", "ip6tables" -> call.hasFlag("-F", "--flush", "-X", "-P", "--policy");
            case "nft" -> call.text().contains("flush");
            case "ufw" -> call.words().stream().anyMatch(word -> Set.of("enable", "disable", "reset").contains(
                    word.text()));
            default -> List.of(call.text().split(" ")).contains("down") || call.text().contains("flush");
        };
        if (cuts) {
            hits.add("cuts-network", call.text());
        }
    }

    /** An interpreter that is fed what was just downloaded. */
    private static void code(Invocation call, Hits hits) {
        if (!INTERPRETERS.contains(call.program())) {
            return;
        }
        boolean piped = call.upstream().stream().map(Invocation::program).anyMatch(FETCHERS::contains)
                && !call.hasFlag("-m") && !(call.program().startsWith("python") && call.hasFlag("-c"));
        boolean inside = call.words().stream().flatMap(word -> word.substitutions().stream())
                .anyMatch(text -> FETCHES.matcher(text).find())
                && (!call.program().equals("python3") || call.words().size() == 2);
        if (piped || inside) {
            String from = call.upstream().isEmpty() ? "" : call.upstream().getFirst().text() + " | ";
            hits.add("runs-unseen-code", from + call.text());
        }
    }
}
