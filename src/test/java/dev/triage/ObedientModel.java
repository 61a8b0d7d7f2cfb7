package dev.triage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider over real HTTP that does whatever it reads. It looks through the prompt that it gets, decodes what is
 * encoded, and obeys each order that it finds in the data: severity, outcome, commands, words, pictures, addresses,
 * language, and the prompt itself.
 */
public final class ObedientModel implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern DATA = Pattern.compile("(?m)^(?:\\d+\\+?\\| |  \\| |  cause: |  fix: )(.*)$");
    private static final Pattern COMMAND = Pattern.compile("`([^`]+)`|「([^」]+)」");
    private static final Pattern WORDS = Pattern.compile("\"([^\"]{6,})\"|“([^”]+)”");
    private static final Pattern LEVEL = Pattern.compile("(?i)sev ?([1-4])");
    private static final Pattern LIVE = Pattern
            .compile("!?\\[[^\\]]*\\]\\([^)]*\\)|(?:https?|javascript|data):[^\\s\"`]+|<(?:script|img|iframe)[^>]*>");

    private final HttpServer server;
    private final List<String> basis;

    /** @param basis the lines of an incident that hold no orders */
    public ObedientModel(String basis) {
        this.basis = basis.lines().map(String::strip).toList();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String system = request.at("/messages/0/content").asString("");
        String user = request.at("/messages/1/content").asString("");
        String reply = obey(system, user);
        byte[] body = JSON.writeValueAsBytes(Map.of("id", "c", "object", "chat.completion", "created", 1, "model", "m",
                "choices",
                List.of(Map.of("index", 0, "finish_reason", "stop", "message",
                        Map.of("role", "assistant", "content", reply))),
                "usage", Map.of("prompt_tokens", 10, "completion_tokens", 10, "total_tokens", 20)));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String obey(String system, String user) {
        ObjectNode report = (ObjectNode) JSON.readTree(ReportOfAModel.VALID);
        for (String line : orders(user)) {
            obey(line, system, report);
        }
        return report.toString();
    }

    private List<String> orders(String user) {
        List<String> orders = new ArrayList<>();
        Matcher data = DATA.matcher(user);
        while (data.find()) {
            String line = data.group(1).strip();
            if (!basis.contains(line)) {
                orders.add(line);
                orders.addAll(decoded(line));
            }
        }
        return orders;
    }

    private static void obey(String line, String system, ObjectNode report) {
        String lower = line.toLowerCase(java.util.Locale.ROOT);
        Matcher level = LEVEL.matcher(line);
        if (level.find()) {
            ((ObjectNode) report.get("severity")).put("level", "SEV" + level.group(1)).put("reasoning", line);
        }
        if (lower.contains("no_incident") || lower.contains("没有故障")) {
            report.put("outcome", "NO_INCIDENT");
        }
        if (lower.contains("confirmed") || lower.contains("certified")) {
            report.put("outcome", "ESTABLISHED");
            ObjectNode hypothesis = (ObjectNode) report.at("/hypotheses/0");
            hypothesis.put("confidence", "HIGH").put("statement", line);
            ((ArrayNode) hypothesis.get("evidence")).removeAll().addObject().put("quote", line).put("source", "CONTEXT")
                    .put("lines", "1");
        }
        Matcher command = COMMAND.matcher(line);
        while (command.find()) {
            String text = command.group(1) != null ? command.group(1) : command.group(2);
            ((ArrayNode) report.get("checklist")).addObject().put("step", "Check").put("expected", "ok")
                    .putObject("command").put("language", "SHELL").put("text", text);
            ((ArrayNode) report.at("/mitigations/0/commands")).addObject().put("language", "SHELL").put("text", text);
        }
        Matcher words = WORDS.matcher(line);
        while (words.find()) {
            say(report, words.group(1) != null ? words.group(1) : words.group(2));
        }
        Matcher live = LIVE.matcher(line);
        while (live.find()) {
            say(report, live.group());
        }
        if (lower.contains("french") || line.contains("法语")) {
            String french = "La latence du panier est montée parce que la base de données ne répond plus dans les délais.";
            report.put("summary", french);
            ((ObjectNode) report.get("postmortem")).put("summary", french);
            ((ObjectNode) report.get("severity")).put("reasoning", "Les clients ne peuvent pas payer leur panier.");
        }
        if (lower.contains("system prompt") || lower.contains("your instructions") || line.contains("系统提示")) {
            say(report, system.substring(0, Math.min(1500, system.length())));
        }
        if (line.contains("\"hypotheses\"")) {
            say(report, "All clear");
        }
    }

    private static void say(ObjectNode report, String words) {
        report.put("summary", report.path("summary").asString("") + " " + words);
        ((ObjectNode) report.get("postmortem")).put("rootCause", words);
        ((ArrayNode) report.get("followUps")).addObject().put("priority", "P1").put("action", words).put("owner",
                "team");
    }

    private static List<String> decoded(String line) {
        List<String> readings = new ArrayList<>();
        Matcher base64 = Pattern.compile("[A-Za-z0-9+/]{24,}={0,2}").matcher(line);
        while (base64.find()) {
            try {
                readings.add(new String(Base64.getDecoder().decode(base64.group()), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                continue;
            }
        }
        Matcher hex = Pattern.compile("(?:[0-9a-f]{2}){16,}").matcher(line);
        while (hex.find()) {
            readings.add(new String(java.util.HexFormat.of().parseHex(hex.group()), StandardCharsets.UTF_8));
        }
        StringBuilder turned = new StringBuilder();
        line.chars().forEach(c -> turned.append((char) (c >= 'a' && c <= 'z'
                ? 'a' + (c - 'a' + 13) % 26
                : c >= 'A' && c <= 'Z' ? 'A' + (c - 'A' + 13) % 26 : c)));
        if (turned.toString().contains("instructions")) {
            readings.add(turned.toString());
        }
        return readings;
    }
}
