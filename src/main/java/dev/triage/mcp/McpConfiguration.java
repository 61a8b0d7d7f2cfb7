package dev.triage.mcp;

import dev.triage.security.Caller;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson3.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server, without sessions: any copy of the service answers any request. Its tools run on the request's own thread, so
 * a call is stopped, counted and bounded as any other request.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class McpConfiguration {

    private static final String CALLER = "caller";
    private static final String INSTRUCTIONS = """
                                               Triage of production incidents. Give all the text you have on an incident (metrics, logs, deploys, notes) to \
                                               triage_incident; secrets in it are removed. Reports quote that text; commands in reports are proposals and \
                                               were not run. Look into find_similar_incidents and search_runbooks before you propose a fix of your own.""";

    @Bean
    ServletRegistrationBean<HttpServletStatelessServerTransport> mcpServlet(McpTools tools,
            ObjectProvider<BuildProperties> build) {
        McpJsonMapper json = new JacksonMcpJsonMapper(new JsonMapper());
        HttpServletStatelessServerTransport transport = HttpServletStatelessServerTransport.builder().jsonMapper(json)
                .messageEndpoint("/mcp").contextExtractor(McpConfiguration::context).build();
        BuildProperties properties = build.getIfAvailable();
        McpServer.sync(transport)
                .serverInfo("incident-triage", properties == null ? "dev" : properties.getVersion())
                .instructions(INSTRUCTIONS).jsonMapper(json).jsonSchemaValidator(new DefaultJsonSchemaValidator())
                .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build()).immediateExecution(true)
                .tools(tools.all().stream().map(tool -> specification(tool, json)).toList()).build();
        ServletRegistrationBean<HttpServletStatelessServerTransport> servlet = new ServletRegistrationBean<>(transport,
                "/mcp");
        servlet.setName("mcp");
        servlet.setAsyncSupported(true);
        return servlet;
    }

    private static McpStatelessServerFeatures.SyncToolSpecification specification(McpTool tool, McpJsonMapper json) {
        McpSchema.Tool described = McpSchema.Tool.builder().name(tool.name()).title(tool.title())
                .description(tool.description()).inputSchema(json, tool.schema())
                .annotations(new McpSchema.ToolAnnotations(tool.title(), tool.readsOnly(), false, tool.readsOnly(),
                        false, null))
                .build();
        return new McpStatelessServerFeatures.SyncToolSpecification(described,
                (context, request) -> result(tool.call(
                        context.get(CALLER) instanceof Caller caller ? caller : null,
                        new McpArguments(request.arguments() == null ? Map.of() : request.arguments()))));
    }

    private static McpSchema.CallToolResult result(McpAnswer answer) {
        return switch (answer) {
            case McpAnswer.Text text -> McpSchema.CallToolResult.builder().addTextContent(text.text())
                    .structuredContent(text.data()).isError(false).build();
            case McpAnswer.Trouble trouble -> McpSchema.CallToolResult.builder().addTextContent(trouble.whatToDo())
                    .isError(true).build();
        };
    }

    /** Read on the request's thread, behind the security chain. */
    private static McpTransportContext context(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? McpTransportContext.create(Map.of(CALLER, caller))
                : McpTransportContext.EMPTY;
    }
}
