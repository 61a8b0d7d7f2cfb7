package dev.triage.runbook;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the organisation's runbooks are.
 *
 * @param folders folders of Markdown files, loaded at each start; what has not changed is not indexed again
 */
@ConfigurationProperties("triage.runbooks")
record RunbookProperties(@DefaultValue List<Path> folders) {

    RunbookProperties {
        folders = List.copyOf(folders);
    }
}
