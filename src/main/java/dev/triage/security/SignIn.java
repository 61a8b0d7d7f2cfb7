package dev.triage.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Service;

/** Lets a person in who shows a key, and out again. */
@Service
@ConditionalOnWebApplication
public class SignIn {

    private final ApiKeys keys;
    private final SignedIn signedIn;
    private final SignInAttempts attempts;
    private final AccessMode mode;
    private final SignInProperties properties;

    SignIn(ApiKeys keys, SignedIn signedIn, SignInAttempts attempts, AccessMode mode, SignInProperties properties) {
        this.keys = keys;
        this.signedIn = signedIn;
        this.attempts = attempts;
        this.mode = mode;
        this.properties = properties;
    }

    /** What became of an attempt to sign in. */
    public sealed interface Result {

        /** The session belongs to this caller now. */
        record Welcome(Caller caller) implements Result {}

        /** The key is unknown or was revoked. */
        record Refused() implements Result {}

        /** Too many attempts; the next one is looked at after so long. */
        record TooManyAttempts(Duration retryAfter) implements Result {}
    }

    /** Whether nobody needs to sign in, for the service runs without keys. */
    public boolean isOpen() {
        return mode.isOpen();
    }

    /** Whether an identity provider is configured. */
    public boolean hasProvider() {
        return properties.oidc() != null;
    }

    /** Opens a session for whoever holds this key. */
    public Result withKey(String secret, HttpServletRequest request) {
        Optional<Duration> wait = attempts.begin(request.getRemoteAddr());
        if (wait.isPresent()) {
            return new Result.TooManyAttempts(wait.get());
        }
        Optional<Caller> caller = keys.authenticate(secret.strip());
        if (caller.isEmpty()) {
            return new Result.Refused();
        }
        signedIn.withKey(request, caller.get(), KeyForm.hash(secret.strip()));
        return new Result.Welcome(caller.get());
    }

    /** Ends the session on the server, so that a copy of its cookie is worth nothing. */
    public void out(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
