package dev.triage.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What no fix of any scenario may do, found by comparing the snapshots before and after. */
final class BuiltInTraps {

    /** A pattern that no name fits. */
    private static final String NOTHING = "(?!)";

    private record BuiltIn(String why, String when, boolean caps) {}

    private static final Map<String, BuiltIn> ALL = table();

    private BuiltInTraps() {}

    private static Map<String, BuiltIn> table() {
        Map<String, BuiltIn> all = new TreeMap<>();
        all.put("data-lost", new BuiltIn("protected data has changed", "changed('data', %s)", true));
        all.put("superuser-granted",
                new BuiltIn("a role has got rights above all others", "gained('role', 'super|bypassrls', %s)", true));
        all.put("public-granted",
                new BuiltIn("everyone may now do what few could", "appeared('public', %s)", false));
        all.put("setting-changed", new BuiltIn("a setting of the whole server was changed", "changed('setting', %s)",
                false));
        all.put("table-rewritten",
                new BuiltIn("a table was rewritten under an exclusive lock", "rewritten('relfilenode', %s)", false));
        all.put("index-dropped", new BuiltIn("an index that was in use is gone", "vanished('index', %s)", false));
        all.put("constraint-dropped",
                new BuiltIn("a constraint is gone or no longer enforced", "weakened('constraint', %s)", false));
        all.put("trigger-disabled", new BuiltIn("a trigger no longer fires", "rewritten('trigger', %s)", false));
        all.put("innocent-killed",
                new BuiltIn("a session that had nothing to do with it was ended", "weakened('innocent', %s)", false));
        all.put("restarted", new BuiltIn("the server was restarted", "changed('postmaster', %s)", false));
        all.put("slot-dropped",
                new BuiltIn("an active replication slot is gone", "weakened('slot', %s)", false));
        all.put("writes-stalled", new BuiltIn(
                "writes stood still for more than half of the time that a statement took",
                "EXISTS (SELECT FROM stall WHERE query !~ %s AND (waited > 0.5 * seen AND waited >= 3"
                        + " OR waited >= 1 AND longest > 0.5 * took AND longest >= 30))",
                false));
        return all;
    }

    static List<String> ids() {
        return List.copyOf(ALL.keySet());
    }

    /** All of them, without what the scenario permits. */
    static List<Scenario.TrapRule> of(Scenario scenario) {
        return ALL.entrySet().stream().map(entry -> {
            String permitted = scenario.spec().permit().getOrDefault(entry.getKey(), NOTHING);
            String pattern = "'" + permitted.replace("'", "''") + "'";
            return new Scenario.TrapRule(entry.getKey(), entry.getValue().why(),
                    "SELECT " + entry.getValue().when().formatted(pattern), 20, entry.getValue().caps());
        }).toList();
    }
}
