package dev.triage.web;

import dev.triage.incident.IncidentId;
import dev.triage.security.Caller;
import dev.triage.security.SignIn;
import dev.triage.vault.Revealer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;

/** Gives every page of this package its {@link View}. */
@ControllerAdvice(basePackageClasses = Views.class)
@ConditionalOnWebApplication
class Views {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final SignIn signIn;
    private final MessageSource messages;
    private final Revealer revealer;
    private final Clock clock;

    Views(SignIn signIn, MessageSource messages, Revealer revealer, Clock clock) {
        this.signIn = signIn;
        this.revealer = revealer;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("v")
    View view(HttpServletRequest request, Locale locale) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            // Its cookie goes out with the head of the answer: once a long page is half sent it would be too late.
            token.getToken();
        }
        Caller caller = caller();
        View view = new View(caller, signIn.isOpen(), request.getRequestURI(), locale, messages,
                incident -> revealer.forReader(incident, caller != null && caller.mayReveal()), clock.instant());
        incident(request).ifPresent(view::about);
        return view;
    }

    /** The incident that an address names, as those below {@code /incidents/{id}} do. */
    private static Optional<IncidentId> incident(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get("id") instanceof String id && UUID_FORM.matcher(id).matches()) {
            return Optional.of(new IncidentId(UUID.fromString(id)));
        }
        return Optional.empty();
    }

    private static @Nullable Caller caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : null;
    }
}
