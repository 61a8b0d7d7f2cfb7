package dev.triage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which package may use which, in the order in which data flows. */
final class PackageRules {

    static final String ROOT = "dev.triage";

    /** Every package may use these and itself. */
    private static final Set<String> SHARED = Set.of("redact", "incident");

    private static final Map<String, Set<String>> USES = table();

    private PackageRules() {}

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> uses = new TreeMap<>();
        uses.put("redact", Set.of());
        uses.put("incident", Set.of());
        uses.put("fact", Set.of());
        uses.put("llm", Set.of());
        uses.put("search", Set.of("llm"));
        uses.put("similar", Set.of("fact", "search"));
        uses.put("runbook", Set.of("fact", "search"));
        uses.put("prompt", Set.of("fact", "similar", "runbook"));
        uses.put("diagnosis", Set.of("fact", "runbook"));
        uses.put("signature", Set.of("fact", "diagnosis", "similar", "runbook"));
        // What a command would do if it were run: for the checks, and for whoever runs one.
        uses.put("command", Set.of("fact", "diagnosis"));
        uses.put("verify", Set.of("fact", "runbook", "diagnosis", "command"));
        // What the placeholders of a redacted text stand for, sealed.
        uses.put("vault", Set.of());
        uses.put("triage",
                Set.of("fact", "llm", "search", "similar", "runbook", "prompt", "diagnosis", "signature", "command",
                        "verify", "vault"));
        uses.put("intake", Set.of("triage", "vault"));
        uses.put("postmortem", Set.of("diagnosis", "triage"));
        // What people learned about an incident flows back: right or wrong, the cause, what fixed it.
        uses.put("feedback", Set.of("fact", "diagnosis", "verify", "triage", "similar"));
        uses.put("report", Set.of("diagnosis", "verify", "triage", "similar", "runbook", "postmortem"));
        // What others are to hear, until they have heard it; knows nothing of what it says.
        uses.put("outbox", Set.of());
        // The doors: all of them list models and prompts, search by text, and ask who is calling.
        Set<String> doors = Set.of("intake", "triage", "report", "postmortem", "feedback", "similar", "runbook",
                "diagnosis", "verify", "prompt", "llm", "fact", "vault", "security", "outbox");
        uses.put("api", doors);
        uses.put("web", with(doors, "shadow"));
        uses.put("slack", doors);
        uses.put("mcp", doors);
        // Webhooks: alerts come in, events go out.
        uses.put("hook", doors);
        // Statistics are pure functions; a promotion by eye is what they are there to prevent.
        uses.put("stats", Set.of());
        // A version or a model that runs beside the current one, unseen.
        uses.put("shadow",
                Set.of("fact", "llm", "prompt", "diagnosis", "signature", "verify", "similar", "runbook", "triage",
                        "stats"));
        // Loads the sample incidents and runbooks into an empty database.
        uses.put("sample", Set.of("fact", "similar", "runbook"));
        // Who may call; knows nothing of incidents.
        uses.put("security", Set.of());
        // Beside the service, none of which may use them: evaluation, the sandbox, benchmarks.
        // Reads the state of a PostgreSQL, as an engineer would paste it.
        uses.put("collect", Set.of());
        Set<String> service = Set.copyOf(uses.keySet());
        uses.put("bench", service);
        uses.put("sandbox", service);
        uses.put("score", without(service, "web", "slack"));
        uses.put("eval", with(with(without(service, "web", "slack"), "score"), "sandbox"));
        uses.put("evalreport", with(with(with(without(service, "web", "slack"), "score"), "eval"), "sandbox"));
        // Pages show what evaluations found, by way of the rendering alone; nothing of the service runs one.
        uses.put("web", with(uses.getOrDefault("web", Set.of()), "evalreport"));
        // The empty name is the root package: serving starts the application class.
        uses.put("cli", with(new TreeSet<>(uses.keySet()), ""));
        return uses;
    }

    static Set<String> packages() {
        return USES.keySet();
    }

    /** Classes of this application that lie in packages which the given one must not use. */
    static DescribedPredicate<JavaClass> forbiddenFor(String feature) {
        Set<String> allowed = with(USES.getOrDefault(feature, Set.of()), feature);
        if (!feature.equals("redact")) {
            allowed.add("redact");
            allowed.addAll(SHARED);
        }
        return DescribedPredicate.describe("in a package other than " + allowed,
                type -> type.getPackageName().startsWith(ROOT) && !allowed.contains(featureOf(type)));
    }

    /** The feature package of a class; empty for the root package and for classes from elsewhere. */
    static String featureOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.", 2)[0] : "";
    }

    static DescribedPredicate<JavaClass> in(String... features) {
        return DescribedPredicate.describe("in " + String.join(", ", features),
                type -> Arrays.asList(features).contains(featureOf(type)));
    }

    /** Repositories, with the types and lambdas nested in them. */
    static DescribedPredicate<JavaClass> repositories() {
        return DescribedPredicate.describe("repositories",
                type -> type.getName().startsWith(ROOT) && outermostName(type).endsWith("Repository"));
    }

    private static String outermostName(JavaClass type) {
        String simple = type.getName().substring(type.getPackageName().length() + 1);
        int nested = simple.indexOf('$');
        return nested < 0 ? simple : simple.substring(0, nested);
    }

    private static Set<String> without(Set<String> some, String... fewer) {
        Set<String> all = new TreeSet<>(some);
        all.removeAll(Set.of(fewer));
        return all;
    }

    private static Set<String> with(Set<String> some, String more) {
        Set<String> all = new TreeSet<>(some);
        all.add(more);
        return all;
    }
}
