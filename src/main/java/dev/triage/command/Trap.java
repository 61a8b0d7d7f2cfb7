package dev.triage.command;

/**
 * A rule about a way in which a command goes wrong.
 *
 * @param id stable, in kebab case; findings, metrics and documents name it
 * @param what the commands that it is about
 * @param reason what such a command does that nobody wants
 * @param alternative what to do instead
 */
public record Trap(String id, Weight weight, String what, String reason, String alternative) {

    /** How bad it is. */
    public enum Weight {
        /** The command does damage, or is the wrong thing to do. */
        HARM,
        /** The command has to be looked at, completed or put elsewhere before it is run. */
        DOUBT
    }
}
