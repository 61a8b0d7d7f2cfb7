package dev.triage.cli;

import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes, lists and revokes API keys. */
@Command(name = "key", mixinStandardHelpOptions = true, subcommands = {KeyCommand.Create.class,
        KeyCommand.ListAll.class, KeyCommand.Revoke.class},
        description = {"Makes, lists and revokes API keys; needs an admin key once there is any key.",
                "With the first key the service stops being open to everybody on its machine."})
final class KeyCommand {

    private static final String PATH = "/api/v1/keys";

    enum Role {
        READ,
        WRITE,
        ADMIN
    }

    private static PrintWriter out(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command's model");
        }
        return spec.commandLine().getOut();
    }

    /** Makes a key. */
    @Command(name = "create", mixinStandardHelpOptions = true,
            description = "Makes a key and prints it; it is shown this once.")
    static final class Create implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "What the key is for, such as grafana.")
        private String name = "";
        @Option(names = "--role", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
        private Role role = Role.READ;
        @Option(names = "--reveal",
                description = "Show e-mail addresses, IP addresses and the like in place of their placeholders.")
        private boolean reveal;
        @Mixin
        private ServiceOptions services = new ServiceOptions();
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            try (ServiceClient client = services.connect()) {
                String body = new JsonMapper()
                        .writeValueAsString(Map.of("name", name, "role", role.name(), "reveal", reveal));
                JsonNode made = client.json(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json"), PATH);
                out(spec).println(made.path("key").asString());
                return 0;
            }
        }
    }

    /** Lists the keys. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all keys, the revoked ones too.")
    static final class ListAll implements Callable<Integer> {

        @Mixin
        private ServiceOptions services = new ServiceOptions();
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            try (ServiceClient client = services.connect()) {
                client.get(PATH).path("items").forEach(key -> out(spec).printf("%s  %-5s  %s…  %s%s%n",
                        key.path("id").asString(), key.path("role").asString(), key.path("prefix").asString(),
                        key.path("name").asString(), key.path("revokedAt").isNull() ? "" : "  (revoked)"));
                return 0;
            }
        }
    }

    /** Revokes a key. */
    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes a key; it works no more.")
    static final class Revoke implements Callable<Integer> {

        @Parameters(paramLabel = "ID", description = "The key's id, as list shows it.")
        private @Nullable UUID id;
        @Mixin
        private ServiceOptions services = new ServiceOptions();

        @Override
        public Integer call() {
            try (ServiceClient client = services.connect()) {
                client.delete(PATH + "/" + id);
                return 0;
            }
        }
    }
}
