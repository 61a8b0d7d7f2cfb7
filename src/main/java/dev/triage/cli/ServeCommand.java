package dev.triage.cli;

import dev.triage.TriageApplication;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** Serves until stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = {
        "Serves the REST API until stopped; the same as no command at all.",
        "TRIAGE_HOST (127.0.0.1) and TRIAGE_PORT (8080) move it, TRIAGE_DATABASE_URL names the database."})
final class ServeCommand implements Callable<Integer> {

    /** Not an exit code: the service runs on. */
    static final int SERVING = -1;

    static ConfigurableApplicationContext serve(String... arguments) {
        return SpringApplication.run(TriageApplication.class, arguments);
    }

    @Override
    public Integer call() {
        serve();
        return SERVING;
    }
}
