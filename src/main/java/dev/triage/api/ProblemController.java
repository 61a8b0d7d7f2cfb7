package dev.triage.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Explains the types of problems at the addresses that name them. */
@RestController
@RequestMapping(path = "/problems", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Problems")
class ProblemController {

    /** What a type of problem means and what to do about it. */
    record Explanation(URI type, int status, String title, String remedy) {

        static Explanation of(ProblemType type) {
            return new Explanation(type.uri(), type.status().value(), type.title(), type.remedy());
        }
    }

    /** All of them. */
    record Explanations(List<Explanation> items, @Nullable String nextCursor) {

        Explanations {
            items = List.copyOf(items);
        }
    }

    @GetMapping
    @Operation(summary = "List the types of problems")
    Explanations list() {
        return new Explanations(Arrays.stream(ProblemType.values()).map(Explanation::of).toList(), null);
    }

    @GetMapping("/{slug}")
    @Operation(summary = "Explain a type of problem")
    Explanation show(@PathVariable String slug) {
        return ProblemType.find(slug).map(Explanation::of).orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND,
                "there is no such type of problem; GET /problems lists them"));
    }
}
