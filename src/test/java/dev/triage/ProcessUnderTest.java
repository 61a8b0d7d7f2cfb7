package dev.triage;

import org.springframework.boot.SpringApplication;

/** Starts the application in a process of its own with settings as arguments. */
public final class ProcessUnderTest {

    private ProcessUnderTest() {}

    public static void main(String[] args) {
        SpringApplication.run(TriageApplication.class, args);
    }
}
