package dev.triage.command;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges commands by what they would do. Deterministic, total and pure: any text gets a judgement, nothing is run, and
 * what is not understood is unknown, never safe.
 */
public final class CommandJudge {

    private CommandJudge() {}

    /** What the command would do; the first trap that does harm decides. Nothing is assumed about what was run before. */
    public static CommandVerdict judge(Command command, CommandContext context) {
        return assess(command, context).verdict();
    }

    /** What the command would do, and every trap it runs into. */
    public static Judgement assess(Command command, CommandContext context) {
        return assess(command, Dissection.of(command), List.of(), Order.UNKNOWN, context);
    }

    /**
     * @param step the statements before it in the same step, which run in the same session
     */
    static Judgement assess(Command command, Anatomy anatomy, List<Statement> step, Order order,
            CommandContext context) {
        Hits hits = new Hits();
        List<Statement> earlier = new ArrayList<>(step);
        for (Statement statement : anatomy.statements()) {
            SqlSurroundings around = new SqlSurroundings(earlier, order, context);
            SqlSessionTraps.find(statement, around, hits);
            SqlLockTraps.find(statement, around, hits);
            SqlDataTraps.find(statement, around, hits);
            SqlServerTraps.find(statement, hits);
            earlier.add(statement);
        }
        for (Invocation call : anatomy.invocations()) {
            HostTraps.find(call, hits);
            ClusterTraps.find(call, hits);
            StoreTraps.find(call, hits);
            if (order.known() && !order.begun() && Restarts.is(call)) {
                hits.add("restart-first", call.text());
            }
        }
        boolean query = command.language() == CommandLanguage.PROMQL || command.language() == CommandLanguage.LOGQL;
        if (!query) {
            List<String> open = Placeholders.in(command.text(), command.language() != CommandLanguage.SQL);
            if (!open.isEmpty()) {
                hits.add("placeholder", String.join(", ", open));
            }
            List<String> strangers = Names.unknown(anatomy, earlier, context);
            if (!strangers.isEmpty()) {
                hits.add("name-not-in-context", String.join(", ", strangers));
            }
        }
        return new Judgement(Effects.all(anatomy.effects()), hits.list());
    }
}
