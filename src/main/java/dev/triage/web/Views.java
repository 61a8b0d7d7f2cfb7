package dev.triage.web;

import dev.triage.security.Caller;
import dev.triage.security.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of this package its {@link View}. */
@ControllerAdvice(basePackageClasses = Views.class)
@ConditionalOnWebApplication
class Views {

    private final SignIn signIn;
    private final MessageSource messages;
    private final Clock clock;

    Views(SignIn signIn, MessageSource messages, Clock clock) {
        this.signIn = signIn;
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("v")
    View view(HttpServletRequest request, Locale locale) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            // Its cookie goes out with the head of the answer: once a long page is half sent it would be too late.
            token.getToken();
        }
        return new View(caller(), signIn.isOpen(), request.getRequestURI(), locale, messages, text -> text,
                clock.instant());
    }

    private static @Nullable Caller caller() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : null;
    }
}
