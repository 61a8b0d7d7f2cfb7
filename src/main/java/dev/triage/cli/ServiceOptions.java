package dev.triage.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which service a command talks to. */
final class ServiceOptions {

    @Option(names = "--url", paramLabel = "URL", description = {"Address of the service; TRIAGE_URL does the same.",
            "Without either: the one on this machine, or, if none runs, one that is started for this command."})
    private @Nullable String url;

    @Option(names = "--api-key", paramLabel = "KEY",
            description = "API key, if the service wants one; better in TRIAGE_API_KEY, where no process list shows it.")
    private @Nullable String apiKey;

    ServiceClient connect() {
        String given = url != null ? url : System.getenv("TRIAGE_URL");
        String key = apiKey != null ? apiKey : System.getenv("TRIAGE_API_KEY");
        return given != null && !given.isBlank() ? ServiceClient.at(given, key) : ServiceClient.nearby(key);
    }
}
