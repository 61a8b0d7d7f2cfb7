package dev.triage.hook;

import dev.triage.outbox.Delivery;
import dev.triage.outbox.OutboxMessage;
import dev.triage.outbox.OutboxSender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts events to their receivers. The kind of a message is the event's id, which stays the same over all tries; redirects
 * are not followed, or a receiver could send us where configuration does not allow.
 */
@Component
class WebhookSender implements OutboxSender {

    static final String CHANNEL = "webhook";

    private static final int GONE = 410;
    private static final int BYTE = 0xff;

    private final WebhookProperties properties;
    private final Clock clock;
    private final HttpClient client;

    WebhookSender(WebhookProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.client = HttpClient.newBuilder().connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).build();
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Delivery send(OutboxMessage message) {
        WebhookProperties.Endpoint endpoint = properties.endpoints().get(message.target());
        if (endpoint == null) {
            return new Delivery.Refused("there is no endpoint " + message.target() + " any more");
        }
        try {
            if (!properties.allowPrivateAddresses() && isPrivate(endpoint.url().getHost())) {
                return new Delivery.Refused("the address is of a private network; see"
                        + " triage.webhooks.allow-private-addresses");
            }
            return delivery(client.send(request(message, endpoint), HttpResponse.BodyHandlers.discarding()));
        } catch (IOException e) {
            return new Delivery.Failed(e.getClass().getSimpleName(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.Failed("interrupted", null);
        }
    }

    private HttpRequest request(OutboxMessage message, WebhookProperties.Endpoint endpoint) {
        long now = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(endpoint.url()).timeout(properties.timeout())
                .header("Content-Type", "application/json").header("User-Agent", "incident-triage")
                .header("webhook-id", message.kind()).header("webhook-timestamp", String.valueOf(now))
                .header("webhook-signature",
                        WebhookSignature.sign(message.kind(), now, message.payload(), endpoint.secrets()))
                .POST(HttpRequest.BodyPublishers.ofString(message.payload())).build();
    }

    private static Delivery delivery(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new Delivery.Sent();
        }
        return status == GONE
                ? new Delivery.Refused("HTTP 410")
                : new Delivery.Failed("HTTP " + status, wait(answer.headers().firstValue("Retry-After")));
    }

    private static @Nullable Duration wait(Optional<String> header) {
        return header.filter(value -> value.matches("\\d{1,6}")).map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    /** Whether any address of the host is this machine's or of a network that is not public. */
    static boolean isPrivate(String host) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            byte[] bytes = address.getAddress();
            boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
            boolean shared = bytes.length == 4 && (bytes[0] & BYTE) == 100 && (bytes[1] & 0xc0) == 64;
            boolean thisNetwork = bytes.length == 4 && bytes[0] == 0;
            if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress() || address.isMulticastAddress() || uniqueLocal || shared
                    || thisNetwork) {
                return true;
            }
        }
        return false;
    }
}
