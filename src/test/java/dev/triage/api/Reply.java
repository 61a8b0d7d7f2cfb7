package dev.triage.api;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer of the service under test. */
record Reply(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    JsonNode json() {
        return JSON.readTree(body);
    }

    /** The text at a JSON pointer; blank if there is none. */
    String at(String pointer) {
        return json().at(pointer).asString("");
    }
}
