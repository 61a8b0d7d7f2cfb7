package dev.triage.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The description of the API: what springdoc can't read from the controllers. Made when it is first asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final List<ProblemType> ANYWHERE = List.of(ProblemType.UNAUTHORIZED, ProblemType.FORBIDDEN,
            ProblemType.NOT_ACCEPTABLE, ProblemType.INTERNAL_ERROR, ProblemType.DATABASE_UNAVAILABLE);

    @Bean
    @Lazy
    OpenAPI description(ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        Components components = new Components()
                .addSecuritySchemes("bearer", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                        .description(
                                "An API key. Not needed while the service has no keys and listens on this machine only."))
                .addSecuritySchemes("header", new SecurityScheme().type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER).name("X-Api-Key").description("The same key in another header."))
                .addSchemas(PROBLEM, problem());
        return new OpenAPI()
                .info(new Info().title("Incident Triage").version(properties == null ? "dev" : properties.getVersion())
                        .description("Raw incident context in, a checked triage report out. Times are ISO-8601 in UTC,"
                                + " ids are UUIDs, errors are RFC 9457 problems whose types are explained at /problems."))
                .servers(List.of(new Server().url("/").description("This service"))).components(components)
                .security(List.of(new SecurityRequirement().addList("bearer"),
                        new SecurityRequirement().addList("header")));
    }

    @Bean
    @Lazy
    OperationCustomizer problemResponses() {
        return (operation, method) -> {
            Problems own = method.getMethodAnnotation(Problems.class);
            Map<Integer, List<ProblemType>> byStatus = Stream
                    .concat(own == null ? Stream.empty() : Arrays.stream(own.value()), ANYWHERE.stream())
                    .collect(Collectors.groupingBy(type -> type.status().value(), LinkedHashMap::new,
                            Collectors.toList()));
            byStatus.forEach((status, types) -> describe(operation, status, types));
            return operation;
        };
    }

    private static void describe(Operation operation, int status, List<ProblemType> types) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        String description = types.stream().map(type -> "`" + type.slug() + "`: " + type.title() + ".")
                .collect(Collectors.joining(" "));
        responses.addApiResponse(String.valueOf(status), new ApiResponse().description(description)
                .content(new Content().addMediaType(PROBLEM_JSON, new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))
                        .example(example(types.getFirst())))));
        operation.setResponses(responses);
    }

    private static Map<String, Object> example(ProblemType type) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", type.uri().toString());
        example.put("title", type.title());
        example.put("status", type.status().value());
        example.put("detail", type.remedy());
        return example;
    }

    private static Schema<?> problem() {
        Schema<?> field = typed("object").addProperty("field", typed("string")).addProperty("problem", typed("string"));
        return typed("object").description("RFC 9457 problem")
                .addProperty("type", typed("string").format("uri-reference"))
                .addProperty("title", typed("string")).addProperty("status", typed("integer"))
                .addProperty("detail", typed("string").description("What to do about it"))
                .addProperty("instance", typed("string").format("uri-reference"))
                .addProperty("errors", typed("array").description("The fields in question").items(field));
    }

    /** A schema with its type as OpenAPI 3.0 and as 3.1 write it. */
    private static Schema<?> typed(String type) {
        Schema<?> schema = new Schema<>();
        schema.setType(type);
        schema.addType(type);
        return schema;
    }
}
