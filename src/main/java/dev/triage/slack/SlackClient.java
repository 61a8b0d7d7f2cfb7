package dev.triage.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Calls Slack's methods. Every failure is a {@link SlackFailure}. */
class SlackClient {

    private static final int PAGE = 200;
    private static final int PAGES_MAX = 5;

    private final Slack slack;
    private final MethodsClient methods;
    private final SlackProperties properties;
    private final JsonMapper json = new JsonMapper();

    SlackClient(SlackProperties properties) {
        SlackConfig config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(properties.apiUrl());
        config.setHttpClientCallTimeoutMillis((int) properties.timeout().toMillis());
        config.setHttpClientReadTimeoutMillis((int) properties.timeout().toMillis());
        config.setStatsEnabled(false);
        this.slack = Slack.getInstance(config);
        this.methods = slack.methods(properties.botToken());
        this.properties = properties;
    }

    private interface Call<T extends SlackApiTextResponse> {

        T go() throws IOException, SlackApiException;
    }

    /** Posts a message and gives its timestamp, which names it. */
    String post(String channel, @Nullable String thread, String text, List<Map<String, Object>> blocks) {
        return call(() -> methods.chatPostMessage(message -> message.channel(channel).threadTs(thread).text(text)
                .blocksAsString(json.writeValueAsString(blocks)).unfurlLinks(false).unfurlMedia(false)
                .parse("none").linkNames(false))).getTs();
    }

    /** Edits a message. */
    void update(String channel, String ts, String text, List<Map<String, Object>> blocks) {
        call(() -> methods.chatUpdate(message -> message.channel(channel).ts(ts).text(text)
                .blocksAsString(json.writeValueAsString(blocks)).parse("none").linkNames(false)));
    }

    /** The messages of a thread, at most {@code PAGE * PAGES_MAX}, the earliest first. */
    List<Message> replies(String channel, String thread) {
        List<Message> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < PAGES_MAX; page++) {
            String from = cursor;
            ConversationsRepliesResponse answer = call(() -> methods.conversationsReplies(
                    replies -> replies.channel(channel).ts(thread).limit(PAGE).cursor(from)));
            all.addAll(answer.getMessages());
            cursor = answer.getResponseMetadata() == null || answer.getResponseMetadata().getNextCursor() == null
                    ? ""
                    : answer.getResponseMetadata().getNextCursor();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return all;
    }

    /** Opens a form for whoever has just done something. */
    void openForm(String trigger, Map<String, Object> view) {
        call(() -> methods.viewsOpen(open -> open.triggerId(trigger).viewAsString(json.writeValueAsString(view))));
    }

    /** Answers late, to the address that came with a command or a button. */
    void respond(String address, String body) {
        if (!address.startsWith(properties.responseUrl())) {
            throw new SlackFailure("an address for answers that is not Slack's", null);
        }
        try {
            int code = slack.send(address, body).getCode();
            if (code != 200) {
                throw new SlackFailure("HTTP " + code, null);
            }
        } catch (IOException e) {
            throw new SlackFailure(e.getClass().getSimpleName(), null);
        }
    }

    private static <T extends SlackApiTextResponse> T call(Call<T> call) {
        try {
            T answer = call.go();
            if (!answer.isOk()) {
                throw new SlackFailure(answer.getError(), null);
            }
            return answer;
        } catch (SlackApiException e) {
            String wait = e.getResponse().header("Retry-After");
            throw new SlackFailure("HTTP " + e.getResponse().code(), wait != null && wait.matches("\\d{1,6}")
                    ? Duration.ofSeconds(Long.parseLong(wait))
                    : null);
        } catch (IOException e) {
            throw new SlackFailure(e.getClass().getSimpleName(), null);
        }
    }
}
