package dev.triage.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.triage.intake.IntakeResult.FieldProblem;
import dev.triage.security.ApiKey;
import dev.triage.security.ApiKeys;
import dev.triage.security.NewApiKey;
import dev.triage.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

/** Makes, lists and revokes API keys; for administrators. */
@RestController
@RequestMapping(path = "/api/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Keys")
class KeyController {

    private final ApiKeys keys;

    KeyController(ApiKeys keys) {
        this.keys = keys;
    }

    /** A key to make. */
    record KeyRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "grafana") @Nullable String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Role role,
            @Schema(description = "Whether originals are shown in place of placeholders such as <email-1>; an ADMIN"
                    + " sees them anyway") @Nullable Boolean reveal) {}

    /** A key with the secret that is shown this once. */
    record CreatedKey(@Schema(description = "Send it as Authorization: Bearer; it is shown only now") String key,
            @JsonUnwrapped ApiKey about) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Make a key",
            description = "With the first key the service stops being open to all of this machine.")
    @ApiResponse(responseCode = "201", description = "Made; the key is in the answer and nowhere else")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_FIELDS, ProblemType.UNSUPPORTED_MEDIA_TYPE})
    ResponseEntity<CreatedKey> create(@RequestBody KeyRequest request) {
        String name = request.name();
        Role role = request.role();
        List<FieldProblem> problems = new ArrayList<>();
        if (name == null || name.isBlank() || name.strip().length() > ApiKey.NAME_MAX_CHARS) {
            problems.add(new FieldProblem("name", "has 1 to " + ApiKey.NAME_MAX_CHARS + " characters"));
        }
        if (role == null) {
            problems.add(new FieldProblem("role", "is one of READ, WRITE, ADMIN"));
        }
        if (name == null || role == null || !problems.isEmpty()) {
            throw ProblemException.of(ProblemType.INVALID_FIELDS, problems);
        }
        NewApiKey made = keys.create(name, role, Boolean.TRUE.equals(request.reveal()));
        return ResponseEntity.created(URI.create("/api/v1/keys/" + made.key().id()))
                .body(new CreatedKey(made.secret(), made.key()));
    }

    @GetMapping
    @Operation(summary = "List the keys, the revoked ones too")
    CatalogController.Listing<ApiKey> list() {
        return new CatalogController.Listing<>(keys.list(), null);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Revoke a key")
    @ApiResponse(responseCode = "204", description = "Revoked")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.KEY_NOT_FOUND})
    ResponseEntity<Void> revoke(@PathVariable UUID id) {
        if (!keys.revoke(id)) {
            throw ProblemException.of(ProblemType.KEY_NOT_FOUND, "there is no API key " + id);
        }
        return ResponseEntity.noContent().build();
    }
}
