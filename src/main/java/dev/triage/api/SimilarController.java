package dev.triage.api;

import dev.triage.fact.FactExtractor;
import dev.triage.intake.Intake;
import dev.triage.redact.RedactedText;
import dev.triage.similar.SimilarIncidents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Searches past incidents by a text that is not kept. */
@RestController
@Tag(name = "Incidents")
class SimilarController {

    private static final int TEXT_MAX_CHARS = 4000;

    private final Intake intake;
    private final SimilarIncidents similarIncidents;
    private final FactExtractor factExtractor;

    SimilarController(Intake intake, SimilarIncidents similarIncidents, FactExtractor factExtractor) {
        this.intake = intake;
        this.similarIncidents = similarIncidents;
        this.factExtractor = factExtractor;
    }

    @GetMapping(path = "/api/v1/similar", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Find past incidents like a text, and what fixed them")
    @Problems(ProblemType.INVALID_PARAMETER)
    SimilarView similar(
            @Parameter(description = "Up to 4,000 characters",
                    example = "too many connections after a deploy") @RequestParam(
                            required = false) @Nullable String text,
            @Parameter(description = "1 to 50, 5 if left out") @RequestParam(required = false) @Nullable String limit) {
        int count = Parameters.number("limit", limit, 1, SimilarView.LIMIT_MAX, SimilarView.LIMIT_DEFAULT);
        if (text == null || text.isBlank() || text.length() > TEXT_MAX_CHARS) {
            throw ProblemException.parameter("text", "has 1 to " + TEXT_MAX_CHARS + " characters; say what is seen");
        }
        RedactedText safe = intake.lookup(text);
        return new SimilarView(similarIncidents.findByText(safe, factExtractor.extract(safe), count), null);
    }
}
