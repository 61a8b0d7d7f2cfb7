package dev.triage.api;

import dev.triage.incident.IncidentId;
import dev.triage.intake.IntakeResult.FieldProblem;
import dev.triage.postmortem.DiffLine;
import dev.triage.postmortem.Postmortem;
import dev.triage.postmortem.PostmortemVersion;
import dev.triage.postmortem.Postmortems;
import dev.triage.postmortem.PublishResult;
import dev.triage.postmortem.SaveResult;
import dev.triage.postmortem.VersionDiff;
import dev.triage.report.PostmortemMarkdown;
import dev.triage.report.ReportView;
import dev.triage.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The postmortem that people finish: begin, read, save, look back, publish. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{id}/postmortem", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Postmortems")
class PostmortemController {

    private final Postmortems postmortems;
    private final Lookup lookup;

    PostmortemController(Postmortems postmortems, Lookup lookup) {
        this.postmortems = postmortems;
        this.lookup = lookup;
    }

    /** A text to save. */
    record SaveRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String markdown,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "The revision that the text began with") @Nullable Integer revision) {

        /** Raw, so nothing that prints it may tell its text. */
        @Override
        public String toString() {
            return "SaveRequest[raw]";
        }
    }

    /** The revision to publish. */
    record PublishRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Integer revision) {}

    /** A version without its text. */
    record VersionView(int version, String author, Instant begunAt, Instant savedAt) {}

    /** What changed between two versions, line by line. */
    record DiffView(int from, int to, List<DiffLine> lines) {

        DiffView {
            lines = List.copyOf(lines);
        }
    }

    @PostMapping
    @Operation(summary = "Begin the postmortem with a run's draft",
            description = "If it was begun before, the answer is what there is.")
    @ApiResponse(responseCode = "201", description = "Begun")
    @ApiResponse(responseCode = "200", description = "Begun before; nothing was changed")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND, ProblemType.RUN_NOT_FOUND,
            ProblemType.REPORT_NOT_READY})
    ResponseEntity<PostmortemView> begin(@PathVariable UUID id,
            @Parameter(description = "A run of the incident; the newest with a report if left out") @RequestParam(
                    required = false) @Nullable UUID run,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Optional<Postmortem> earlier = postmortems.find(new IncidentId(id));
        if (earlier.isPresent()) {
            return ResponseEntity.ok(PostmortemView.of(earlier.get()));
        }
        ReportView report = lookup.report(id, run);
        Postmortem begun = postmortems.begin(PostmortemMarkdown.start(report), caller.name())
                .orElseThrow(() -> Lookup.noSuchIncident(new IncidentId(id)));
        return ResponseEntity.created(URI.create("/api/v1/incidents/" + id + "/postmortem"))
                .body(PostmortemView.of(begun));
    }

    @GetMapping
    @Operation(summary = "Show the postmortem with its open places and its action items")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.POSTMORTEM_NOT_FOUND})
    PostmortemView show(@PathVariable UUID id) {
        return PostmortemView.of(find(id));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Save the text", description = "Saves of one author within ten minutes make one version.")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_PARAMETER, ProblemType.POSTMORTEM_NOT_FOUND,
            ProblemType.INVALID_FIELDS, ProblemType.EDIT_CONFLICT, ProblemType.POSTMORTEM_PUBLISHED,
            ProblemType.BODY_TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE})
    PostmortemView save(@PathVariable UUID id, @RequestBody SaveRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        String markdown = request.markdown() == null ? "" : request.markdown();
        return PostmortemView.of(saved(postmortems.save(new IncidentId(id), revision(request.revision()), markdown,
                caller.name()), id));
    }

    @PostMapping(path = "/publish", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Publish the text", description = "Refused while a [FILL IN] is left. It is read-only then.")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_PARAMETER, ProblemType.POSTMORTEM_NOT_FOUND,
            ProblemType.INVALID_FIELDS, ProblemType.EDIT_CONFLICT, ProblemType.POSTMORTEM_INCOMPLETE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE})
    PostmortemView publish(@PathVariable UUID id, @RequestBody PublishRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return switch (postmortems.publish(new IncidentId(id), revision(request.revision()), caller.name())) {
            case PublishResult.Published published -> PostmortemView.of(published.postmortem());
            case PublishResult.Incomplete incomplete -> throw ProblemException.of(ProblemType.POSTMORTEM_INCOMPLETE,
                    incomplete.open().stream().map(open -> new FieldProblem("markdown",
                            "line %d (%s) is not filled in".formatted(open.line(), open.heading()))).toList());
            case PublishResult.Conflict conflict -> throw conflict(conflict.current());
            case PublishResult.Missing missing -> throw notBegun(id);
        };
    }

    @GetMapping("/versions")
    @Operation(summary = "List the versions, the newest first: who saved what when")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.POSTMORTEM_NOT_FOUND})
    CatalogController.Listing<VersionView> versions(@PathVariable UUID id) {
        find(id);
        return new CatalogController.Listing<>(postmortems.versions(new IncidentId(id)).stream()
                .map(version -> new VersionView(version.version(), version.author(), version.begunAt(),
                        version.savedAt()))
                .toList(), null);
    }

    @GetMapping("/diff")
    @Operation(summary = "Show what changed between two versions, line by line")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.POSTMORTEM_NOT_FOUND})
    DiffView diff(@PathVariable UUID id, @RequestParam @Nullable String from, @RequestParam @Nullable String to) {
        find(id);
        List<PostmortemVersion> versions = postmortems.versions(new IncidentId(id));
        PostmortemVersion before = version("from", from, versions);
        PostmortemVersion after = version("to", to, versions);
        return new DiffView(before.version(), after.version(),
                VersionDiff.between(before.markdown().value(), after.markdown().value()));
    }

    private static PostmortemVersion version(String parameter, @Nullable String value,
            List<PostmortemVersion> versions) {
        int newest = versions.getFirst().version();
        int wanted = Parameters.number(parameter, value, 1, newest, newest);
        return versions.stream().filter(version -> version.version() == wanted).findFirst().orElseThrow();
    }

    private Postmortem find(UUID id) {
        return postmortems.find(new IncidentId(id)).orElseThrow(() -> notBegun(id));
    }

    private static int revision(@Nullable Integer revision) {
        if (revision == null) {
            throw ProblemException.of(ProblemType.INVALID_FIELDS,
                    List.of(new FieldProblem("revision", "is the revision that you change, from GET")));
        }
        return revision;
    }

    /** The postmortem after a change, or the problem that kept it from being made. */
    static Postmortem saved(SaveResult result, UUID incident) {
        return switch (result) {
            case SaveResult.Saved saved -> saved.postmortem();
            case SaveResult.Conflict conflict -> throw conflict(conflict.current());
            case SaveResult.ReadOnly readOnly -> throw ProblemException.of(ProblemType.POSTMORTEM_PUBLISHED,
                    "the postmortem of incident %s is published".formatted(incident));
            case SaveResult.Missing missing -> throw notBegun(incident);
            case SaveResult.Invalid invalid -> throw ProblemException.of(ProblemType.INVALID_FIELDS,
                    List.of(new FieldProblem(invalid.field(), invalid.problem())));
        };
    }

    private static ProblemException conflict(Postmortem current) {
        return ProblemException.of(ProblemType.EDIT_CONFLICT,
                "%s saved revision %d at %s".formatted(current.author(), current.revision(), current.savedAt()));
    }

    private static ProblemException notBegun(UUID incident) {
        return ProblemException.of(ProblemType.POSTMORTEM_NOT_FOUND,
                "there is no postmortem of incident %s".formatted(incident));
    }
}
