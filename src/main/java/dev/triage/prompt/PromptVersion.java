package dev.triage.prompt;

public record PromptVersion(String name, double temperature) {}
