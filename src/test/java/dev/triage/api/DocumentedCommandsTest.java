package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs every command of docs/api.md, in order, and compares the status it promises. */
class DocumentedCommandsTest extends ApiTest {

    private static final Pattern COMMAND = Pattern.compile("^# (\\d{3})\\n(curl .+)$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    private static final int COMMANDS_AT_LEAST = 15;

    @Test
    void everyCommandAnswersAsTheDocumentSays() throws IOException {
        Reply run = finishedRun("Checkout returns 503");
        Map<String, String> variables = Map.of("$TRIAGE_BOOTSTRAP_KEY", "none", "$TRIAGE", "", "$RUN",
                run.at("/links/run"), "$INCIDENT", run.at("/links/incident"));
        int commands = 0;
        Matcher matcher = COMMAND.matcher(Files.readString(Path.of("docs/api.md")));
        while (matcher.find()) {
            Reply reply = run(matcher.group(2), variables);
            assertThat(reply.status()).as("%s%n%s", matcher.group(2), reply.body())
                    .isEqualTo(Integer.parseInt(matcher.group(1)));
            commands++;
        }
        assertThat(commands).isGreaterThanOrEqualTo(COMMANDS_AT_LEAST);
    }

    private Reply run(String command, Map<String, String> variables) {
        List<String> words = words(command, variables);
        Http client = http();
        String method = "GET";
        String body = "";
        String address = "";
        for (int i = 1; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-s", "-N" -> {
                    // How curl shows the answer is no matter here.
                }
                case "-X" -> method = words.get(++i);
                case "-H" -> {
                    String[] header = words.get(++i).split(": ", 2);
                    client = client.header(header[0], header[1]);
                }
                case "-d", "--data-binary" -> {
                    body = words.get(++i);
                    body = body.startsWith("@") ? CONTEXT : body;
                    method = "POST";
                }
                default -> address = words.get(i);
            }
        }
        return client.send(method, address, BodyPublishers.ofString(body));
    }

    private static List<String> words(String command, Map<String, String> variables) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            String word = matcher.group(1);
            if (word == null) {
                word = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
                for (String name : List.of("$TRIAGE_BOOTSTRAP_KEY", "$TRIAGE", "$RUN", "$INCIDENT")) {
                    word = word.replace(name, variables.getOrDefault(name, ""));
                }
            }
            words.add(word);
        }
        return words;
    }
}
