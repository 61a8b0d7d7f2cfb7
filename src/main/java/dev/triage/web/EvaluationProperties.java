package dev.triage.web;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the pages find what evaluations found. The folders need not exist.
 *
 * @param runs a folder for each run
 * @param baselines a file for each blessed baseline
 */
@ConfigurationProperties("triage.evaluation")
record EvaluationProperties(@DefaultValue("eval/runs") Path runs, @DefaultValue("eval/baselines") Path baselines) {}
