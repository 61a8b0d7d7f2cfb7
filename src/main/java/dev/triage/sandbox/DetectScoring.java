package dev.triage.sandbox;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Detect: the cause counts 28 and the things it is about 12. At rank 2 or 3 half of it counts, and a symptom that ranks
 * above the cause takes ten more. Nobody judges: codes are compared, and names are looked up in the catalogue.
 */
record DetectScoring(int points, String why) {

    private static final int CAUSE = 28;
    private static final int ENTITIES = 12;
    private static final int SYMPTOM_FIRST = 10;
    private static final int RANKS = 3;
    private static final Map<String, String> LOOK_UP = Map.of("table",
            "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND relname = '%s'", "index",
            "SELECT count(*) FROM pg_class WHERE relkind = 'i' AND relname = '%s'", "sequence",
            "SELECT count(*) FROM pg_class WHERE relkind = 'S' AND relname = '%s'", "column",
            "SELECT count(*) FROM pg_attribute WHERE attnum > 0 AND attname = '%s'", "role",
            "SELECT count(*) FROM pg_roles WHERE rolname = '%s'", "setting",
            "SELECT count(*) FROM pg_settings WHERE name = '%s'", "application",
            "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE '%s%%'");

    static DetectScoring of(Scenario scenario, List<Submission.Claim> claims) {
        Scenario.DetectKey key = scenario.spec().detect();
        List<Submission.Claim> ranked = claims.subList(0, Math.min(RANKS, claims.size()));
        for (int rank = 0; rank < ranked.size(); rank++) {
            Submission.Claim claim = ranked.get(rank);
            if (!key.causes().contains(claim.cause())) {
                continue;
            }
            List<String> missing = key.entities().stream().filter(entity -> !named(claim.names(), entity)).toList();
            int named = key.entities().size() - missing.size();
            int full = CAUSE + (key.entities().isEmpty() ? ENTITIES : ENTITIES * named / key.entities().size());
            boolean symptomFirst = ranked.subList(0, rank).stream()
                    .anyMatch(above -> key.symptoms().contains(above.cause()));
            int points = Math.max(0, (rank == 0 ? full : full / 2) - (symptomFirst ? SYMPTOM_FIRST : 0));
            return new DetectScoring(points, claim.cause() + " at rank " + (rank + 1)
                    + (symptomFirst ? ", below its symptom" : "")
                    + (missing.isEmpty() ? "" : ", without " + String.join(", ", missing)));
        }
        return new DetectScoring(0, ranked.isEmpty()
                ? "no cause was named"
                : String.join(", ", ranked.stream().map(Submission.Claim::cause).toList()) + " instead of "
                        + String.join(" or ", key.causes()));
    }

    private static boolean named(String names, String entity) {
        String name = entity.substring(entity.indexOf(':') + 1).toLowerCase(Locale.ROOT);
        return names.matches("(?s)(?:.*[^a-z0-9_])?" + java.util.regex.Pattern.quote(name)
                + (entity.startsWith("application:") ? ".*" : "(?:[^a-z0-9_].*)?"));
    }

    /** Names of the key that are not in the cluster: faults of the scenario. */
    static List<String> unresolved(Scenario scenario, Db app) throws SQLException {
        List<String> unresolved = new ArrayList<>();
        for (String entity : scenario.spec().detect().entities()) {
            String kind = entity.substring(0, entity.indexOf(':'));
            String name = entity.substring(entity.indexOf(':') + 1).replace("'", "''");
            String found = app.value(String.valueOf(LOOK_UP.get(kind)).formatted(name));
            if ("0".equals(found)) {
                unresolved.add(entity);
            }
        }
        return unresolved;
    }
}
