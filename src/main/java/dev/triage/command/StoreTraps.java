package dev.triage.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Redis, Kafka and other stores beside the database. */
final class StoreTraps {

    private static final Pattern DOCUMENT_LOSS = Pattern.compile(
            "\\.(?:dropDatabase|drop|remove)\\s*\\(\\s*(?:\\{\\s*})?\\s*\\)|\\.(?:deleteMany|remove)\\s*\\(\\s*\\{\\s*}");
    private static final Pattern INDEX_URL = Pattern.compile("https?://[^/\\s]+/(?:_all|\\*|[\\w*.-]+)/?(?:\\?.*)?");

    private StoreTraps() {}

    static void find(Invocation call, Hits hits) {
        String program = call.program();
        switch (program) {
            case "redis-cli", "valkey-cli", "keydb-cli" -> redis(call, hits);
            case "mongo", "mongosh" -> {
                if (DOCUMENT_LOSS.matcher(call.text()).find()) {
                    hits.add("drops-data", call.text());
                }
            }
            case "rabbitmqctl", "rabbitmqadmin" -> {
                if (call.words().stream().anyMatch(word -> word.text().matches(
                        "purge_queue|purge|reset|force_reset|delete_queue|delete_vhost|delete"))) {
                    hits.add("loses-messages", call.text());
                }
            }
            case "curl" -> {
                boolean delete = call.value("-X", "--request").equalsIgnoreCase("DELETE") || call.hasFlag("-XDELETE");
                if (delete && call.words().stream().anyMatch(word -> INDEX_URL.matcher(word.text()).matches()
                        && word.text().contains(":9200"))) {
                    hits.add("drops-data", call.text());
                }
            }
            default -> {
                if (program.startsWith("kafka")) {
                    kafka(call, hits);
                }
            }
        }
    }

    private static void redis(Invocation call, Hits hits) {
        List<String> arguments = call.arguments(ToolTable.values(call.program())).stream()
                .map(word -> word.text().toLowerCase(Locale.ROOT)).toList();
        if (arguments.isEmpty()) {
            return;
        }
        String command = arguments.getFirst();
        String second = arguments.size() > 1 ? arguments.get(1) : "";
        String third = arguments.size() > 2 ? arguments.get(2) : "";
        String value = arguments.size() > 3 ? arguments.get(3) : "";
        boolean blocks = command.equals("keys") || command.equals("monitor") || command.equals("save")
                || command.equals("debug") && !second.equals("object")
                || command.equals("client") && second.equals("pause");
        boolean loses = Set.of("flushall", "flushdb", "shutdown", "swapdb").contains(command)
                || command.equals("cluster") && second.equals("reset")
                || command.equals("config") && second.equals("set") && (third.equals("appendonly") && value.equals("no")
                        || third.equals("save") && value.isBlank() || third.equals("protected-mode")
                        || third.equals("requirepass") || third.equals("stop-writes-on-bgsave-error")
                                && value.equals("no"));
        if (blocks) {
            hits.add("redis-blocks-server", call.text());
        }
        if (loses) {
            hits.add("redis-loses-data", call.text());
        }
    }

    private static void kafka(Invocation call, Hits hits) {
        boolean topic = call.program().equals("kafka-topics") && call.hasFlag("--delete");
        boolean offsets = call.hasFlag("--reset-offsets") && call.hasFlag("--execute")
                || call.hasFlag("--delete-offsets") || call.program().equals("kafka-consumer-groups")
                        && call.hasFlag("--delete");
        boolean records = call.program().equals("kafka-delete-records")
                || call.program().equals("kafka-streams-application-reset") && !call.hasFlag("--dry-run");
        boolean unclean = call.text()
                .matches("(?s).*(?:--election-type[= ]unclean|unclean\\.leader\\.election\\.enable=true"
                        + "|retention\\.(?:ms|bytes)=\\d{1,5}\\b|min\\.insync\\.replicas=(?:0|1)\\b).*");
        if (topic || offsets || records || unclean) {
            hits.add("loses-messages", call.text());
        }
    }
}
