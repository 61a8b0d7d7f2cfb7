package dev.triage.eval;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a matrix is to be run.
 *
 * @param heldOut whether a held-out folder of cases is allowed
 * @param out folder of the results; what is there already is not done again
 * @param budgetUsd dollars; null for no limit
 * @param replay recording whose replies stand for the models; null asks the real ones
 * @param record folder to record replies to; null keeps them in the folder of results only
 * @param allowUnknownPrice whether models without a price may be asked
 * @param build version and commit of this program, for the record
 */
public record RunPlan(Matrix matrix, boolean heldOut, Path out, @Nullable BigDecimal budgetUsd,
        @Nullable Recording replay, @Nullable Path record, boolean allowUnknownPrice, String build) {}
