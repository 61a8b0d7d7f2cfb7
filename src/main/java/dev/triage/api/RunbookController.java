package dev.triage.api;

import dev.triage.intake.IntakeResult.FieldProblem;
import dev.triage.runbook.Runbook;
import dev.triage.runbook.RunbookFolders;
import dev.triage.runbook.RunbookLoad;
import dev.triage.runbook.RunbookSection;
import dev.triage.runbook.Runbooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The runbooks that reports cite. */
@RestController
@RequestMapping(path = "/api/v1/runbooks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Runbooks")
class RunbookController {

    private final Runbooks runbooks;
    private final RunbookFolders folders;

    RunbookController(Runbooks runbooks, RunbookFolders folders) {
        this.runbooks = runbooks;
        this.folders = folders;
    }

    /** A runbook as Markdown. */
    record RunbookRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "disk-full") @Nullable String slug,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String markdown) {

        /** Raw, so nothing that prints it may tell its text. */
        @Override
        public String toString() {
            return "RunbookRequest[raw]";
        }
    }

    /** A runbook with its sections. */
    record RunbookView(Runbook runbook, List<RunbookSection> sections) {

        RunbookView {
            sections = List.copyOf(sections);
        }
    }

    @GetMapping
    @Operation(summary = "List the runbooks by title")
    CatalogController.Listing<Runbook> list() {
        return new CatalogController.Listing<>(runbooks.list(), null);
    }

    @GetMapping("/{slug}")
    @Operation(summary = "Show a runbook with its sections")
    @Problems(ProblemType.RUNBOOK_NOT_FOUND)
    RunbookView show(@PathVariable String slug) {
        return new RunbookView(runbooks.get(slug).orElseThrow(() -> noSuchRunbook(slug)), runbooks.sections(slug));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Add a runbook, or replace the one of the same slug",
            description = "It is split by heading and indexed; what has not changed is not indexed again.")
    @ApiResponse(responseCode = "201", description = "Added or replaced")
    @ApiResponse(responseCode = "200", description = "Known as it is; nothing was done")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_FIELDS, ProblemType.BODY_TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE})
    ResponseEntity<RunbookView> add(@RequestBody RunbookRequest request) {
        String slug = request.slug() == null ? "" : request.slug();
        boolean changed;
        try {
            changed = runbooks.add(slug, request.markdown() == null ? "" : request.markdown(), "api");
        } catch (IllegalArgumentException e) {
            String field = String.valueOf(e.getMessage()).contains("slug") ? "slug" : "markdown";
            throw ProblemException.of(ProblemType.INVALID_FIELDS,
                    List.of(new FieldProblem(field, String.valueOf(e.getMessage()))));
        }
        return ResponseEntity.status(changed ? 201 : 200).location(URI.create("/api/v1/runbooks/" + slug))
                .body(show(slug));
    }

    @PostMapping("/reload")
    @Operation(summary = "Load the configured folders again",
            description = "Says how many were indexed, how many had not changed, and what could not be loaded.")
    RunbookLoad reload() {
        return folders.load();
    }

    @DeleteMapping("/{slug}")
    @Operation(summary = "Remove a runbook")
    @ApiResponse(responseCode = "204", description = "Removed")
    @Problems(ProblemType.RUNBOOK_NOT_FOUND)
    ResponseEntity<Void> remove(@PathVariable String slug) {
        if (!runbooks.remove(slug)) {
            throw noSuchRunbook(slug);
        }
        return ResponseEntity.noContent().build();
    }

    private static ProblemException noSuchRunbook(String slug) {
        return ProblemException.of(ProblemType.RUNBOOK_NOT_FOUND, "there is no runbook " + slug);
    }
}
