package dev.triage;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the incident triage service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TriageApplication {

    /** Serves until stopped; see {@code ./triage --help} for the other commands. */
    public static void main(String[] args) {
        SpringApplication.run(TriageApplication.class, args);
    }
}
