package dev.triage.diagnosis;

/** A command as someone would type it. */
public record Command(CommandLanguage language, String text) {}
