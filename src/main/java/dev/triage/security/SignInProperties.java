package dev.triage.security;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in to the pages.
 *
 * @param sessionMax how long after signing in people sign in again, whatever they do; 1m to 30d
 * @param attemptsPerMinute keys that may be tried from one address in a minute; 1 to 1000
 * @param oidc the identity provider; null for none
 */
@ConfigurationProperties("triage.sign-in")
public record SignInProperties(@DefaultValue("12h") Duration sessionMax, @DefaultValue("10") int attemptsPerMinute,
        @Nullable Oidc oidc) {

    public SignInProperties {
        if (sessionMax.compareTo(Duration.ofMinutes(1)) < 0 || sessionMax.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException("triage.sign-in.session-max is 1m to 30d, not " + sessionMax);
        }
        if (attemptsPerMinute < 1 || attemptsPerMinute > 1000) {
            throw new IllegalArgumentException(
                    "triage.sign-in.attempts-per-minute is 1 to 1000, not " + attemptsPerMinute);
        }
        // So that one line of configuration can hold the variable whether or not it is set.
        oidc = oidc == null || oidc.issuer().isBlank() ? null : oidc;
    }

    /**
     * An OpenID Connect provider.
     *
     * @param issuer its address; the rest is read from {@code /.well-known/openid-configuration} below it when the
     *     first person signs in, so that the service starts without it
     * @param scopes asked for beside {@code openid}
     * @param nameClaim the claim that names the person
     * @param rolesClaim the claim that lists roles or groups; dots lead into objects, as in {@code realm_access.roles}
     * @param readers values of that claim that may look
     * @param writers values of that claim that may report and act
     * @param admins values of that claim that may manage
     */
    public record Oidc(@DefaultValue("") String issuer, @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret, @DefaultValue({
                    "profile", "email"}) List<String> scopes,
            @DefaultValue("email") String nameClaim, @DefaultValue("roles") String rolesClaim,
            @DefaultValue("triage-read") List<String> readers, @DefaultValue("triage-write") List<String> writers,
            @DefaultValue("triage-admin") List<String> admins) {

        public Oidc {
            scopes = List.copyOf(scopes);
            readers = List.copyOf(readers);
            writers = List.copyOf(writers);
            admins = List.copyOf(admins);
            if (!issuer.isBlank()) {
                check(issuer, clientId, clientSecret);
            }
        }

        private static void check(String issuer, String clientId, String clientSecret) {
            String scheme = URI.create(issuer).getScheme();
            if (!"https".equals(scheme) && !"http".equals(scheme)) {
                throw new IllegalArgumentException(
                        "triage.sign-in.oidc.issuer is the https address of the provider, not " + issuer);
            }
            if (clientId.isBlank() || clientSecret.isBlank()) {
                throw new IllegalArgumentException("triage.sign-in.oidc needs client-id and client-secret, which the"
                        + " provider gives out when the service is registered there");
            }
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Oidc[issuer=%s, clientId=%s]".formatted(issuer, clientId);
        }
    }
}
