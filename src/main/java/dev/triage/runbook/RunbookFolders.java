package dev.triage.runbook;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/** Loads the configured folders once the service is ready, and again when somebody asks. */
@Component
@EnableConfigurationProperties(RunbookProperties.class)
public class RunbookFolders {

    private static final Logger LOG = LoggerFactory.getLogger(RunbookFolders.class);

    private final Runbooks runbooks;
    private final RunbookProperties properties;
    private final TaskExecutor applicationTaskExecutor;

    RunbookFolders(Runbooks runbooks, RunbookProperties properties, TaskExecutor applicationTaskExecutor) {
        this.runbooks = runbooks;
        this.properties = properties;
        this.applicationTaskExecutor = applicationTaskExecutor;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!properties.folders().isEmpty()) {
            applicationTaskExecutor.execute(this::load);
        }
    }

    /** Loads all folders; what could not be loaded is told by its path, and does not keep out the rest. */
    public RunbookLoad load() {
        RunbookLoad load;
        try {
            load = runbooks.load(properties.folders());
        } catch (IllegalArgumentException e) {
            load = new RunbookLoad(0, 0, List.of(String.valueOf(e.getMessage())));
        }
        load.problems().forEach(problem -> LOG.warn("Runbooks: {}", problem));
        LOG.info("Runbooks: {} indexed, {} unchanged", load.indexed(), load.unchanged());
        return load;
    }
}
