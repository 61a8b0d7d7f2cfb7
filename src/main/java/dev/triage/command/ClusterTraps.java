package dev.triage.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Kubernetes, containers and infrastructure. */
final class ClusterTraps {

    private static final Set<String> KUBECTL = Set.of("kubectl", "oc", "k");
    private static final Set<String> CONTAINERS = Set.of("docker", "podman", "nerdctl", "docker-compose");
    private static final Pattern PRECIOUS = Pattern
            .compile("(?:ns|namespaces?|nodes?|no|pvcs?|persistentvolumeclaims?|pvs?"
                    + "|persistentvolumes?|crds?|customresourcedefinitions?|storageclass(?:es)?|sc|clusterroles?|"
                    + "volumeattachments?|projects?|statefulsets?|sts)(?:\\..*)?");
    private static final Pattern BEHIND_THE_SCENES = Pattern.compile(
            "(?i)worker|consumer|cron|batch|etl|job|scheduler|load-?test|backfill|ingest|import|export|canary|sidekiq|celery"
                    + "|crawler|report|retry|indexer|cleanup|pipeline|queue|processor|producer");
    private static final Set<String> CLOUDS = Set.of("aws", "gcloud", "az", "gsutil", "bq", "doctl", "ibmcloud",
            "aliyun",
            "oci", "eksctl", "heroku", "flyctl", "fly");

    private ClusterTraps() {}

    static void find(Invocation call, Hits hits) {
        String program = call.program();
        List<String> arguments = call.arguments(ToolTable.values(program)).stream().map(ShellWord::text).toList();
        String verb = arguments.isEmpty() ? "" : arguments.getFirst();
        if (KUBECTL.contains(program)) {
            switch (verb) {
                case "delete" -> delete(call, arguments, hits);
                case "drain" -> drain(call, hits);
                case "adm" -> {
                    if (arguments.contains("drain")) {
                        drain(call, hits);
                    }
                }
                default -> {
                }
            }
        }
        if (scalesToZero(call, arguments)) {
            hits.add("scales-to-zero", call.text());
        }
        if (destroys(call, program, arguments)) {
            hits.add("destroys-infrastructure", call.text());
        }
        boolean cloud = CLOUDS.contains(program) && ToolTable.effect(call) instanceof CommandVerdict.ChangesState change
                && !change.reversible();
        if (cloud) {
            hits.add("cloud-destroys", call.text());
        }
        if (program.equals("git") && discards(call, verb)) {
            hits.add("discards-work", call.text());
        }
    }

    private static void delete(Invocation call, List<String> arguments, Hits hits) {
        if (call.value("--dry-run").matches("client|server") || call.hasFlag("--dry-run=client", "--dry-run=server")) {
            return;
        }
        List<String> targets = arguments.subList(1, arguments.size());
        boolean precious = targets.stream().limit(1).flatMap(types -> List.of(types.split(",")).stream())
                .map(type -> type.contains("/") ? type.substring(0, type.indexOf('/')) : type)
                .anyMatch(type -> PRECIOUS.matcher(type.toLowerCase(Locale.ROOT)).matches());
        boolean all = call.hasFlag("--all", "-A", "--all-namespaces");
        boolean forced = call.hasFlag("--force", "--now") || call.value("--grace-period").equals("0");
        boolean selects = call.hasFlag("-l", "--selector", "-f", "--filename", "-k", "--field-selector");
        boolean nameless = targets.size() == 1 && !targets.getFirst().contains("/") && !selects;
        if (precious || all || forced || nameless) {
            hits.add("deletes-cluster-objects", call.text());
        }
    }

    private static void drain(Invocation call, Hits hits) {
        boolean careless = call.hasFlag("--force", "--disable-eviction", "--delete-emptydir-data",
                "--delete-local-data") || call.value("--grace-period").equals("0")
                || call.hasFlag("-l", "--selector");
        if (careless && !call.hasFlag("--dry-run")) {
            hits.add("drains-without-care", call.text());
        }
    }

    private static boolean scalesToZero(Invocation call, List<String> arguments) {
        String replicas = call.value("--replicas", "--desired-count", "--desired-capacity", "--max-size",
                "--min-instances-x");
        boolean zero = replicas.equals("0") && (KUBECTL.contains(call.program()) || CLOUDS.contains(call.program()));
        boolean pairs = (CONTAINERS.contains(call.program()) || call.program().equals("heroku"))
                && arguments.contains("scale") && arguments.stream().anyMatch(word -> word.matches("[\\w-]+[=:]0"))
                || CONTAINERS.contains(call.program()) && call.value("--scale").endsWith("=0");
        boolean patch = KUBECTL.contains(call.program())
                && call.text().matches("(?s).*\"?replicas\"?\\s*:\\s*0\\b.*");
        return (zero || pairs || patch) && !BEHIND_THE_SCENES.matcher(call.text()).find();
    }

    private static boolean destroys(Invocation call, String program, List<String> arguments) {
        String verb = arguments.isEmpty() ? "" : arguments.getFirst();
        boolean now = call.hasFlag("-auto-approve", "--auto-approve", "--yes", "-y");
        return switch (program) {
            case "terraform", "tofu", "terragrunt", "pulumi", "cdk" -> Set.of("destroy", "down").contains(verb)
                    || Set.of("apply", "up", "run-all").contains(verb) && (now || call.hasFlag("-destroy"))
                    || arguments.size() > 1 && verb.equals("state") && arguments.get(1).equals("rm");
            case "helm" -> Set.of("uninstall", "delete", "del", "un").contains(verb) && !call.hasFlag("--dry-run");
            case "argocd", "flux", "velero" -> arguments.stream().limit(2).anyMatch(word -> word.startsWith("delete"))
                    || verb.equals("uninstall");
            case "docker", "podman", "nerdctl", "docker-compose" -> {
                boolean volumes = arguments.contains("down") && call.hasFlag("-v", "--volumes", "--rmi");
                boolean prune = arguments.contains("prune") || verb.equals("volume") && arguments.contains("rm");
                boolean rmVolumes = verb.equals("rm") && call.hasLetter("v");
                yield volumes || prune || rmVolumes;
            }
            default -> false;
        };
    }

    private static boolean discards(Invocation call, String verb) {
        return switch (verb) {
            case "reset" -> call.hasFlag("--hard");
            case "clean" -> call.hasLetter("f") || call.hasFlag("--force");
            case "push" -> call.hasFlag("--force", "-f", "--mirror", "--delete")
                    || call.words().stream().anyMatch(word -> word.text().matches("\\+\\S+|:\\S+"));
            case "checkout", "restore" -> call.words().stream().anyMatch(word -> word.text().equals("."));
            case "filter-branch" -> true;
            default -> false;
        };
    }
}
