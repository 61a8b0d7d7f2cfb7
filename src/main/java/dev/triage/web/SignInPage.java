package dev.triage.web;

import dev.triage.security.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a key is entered once and becomes a session, or the identity provider is asked. */
@Controller
class SignInPage {

    private final SignIn signIn;

    SignInPage(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/sign-in")
    String show(@RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String refused, Model model) {
        if (signIn.isOpen()) {
            return "redirect:/";
        }
        return page(to, refused, model);
    }

    @PostMapping("/sign-in")
    String enter(@RequestParam(defaultValue = "") String key, @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (signIn.withKey(key, request)) {
            case SignIn.Result.Welcome welcome -> "redirect:" + ownAddress(to);
            case SignIn.Result.Refused refused -> {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                yield page(to, "key", model);
            }
            case SignIn.Result.TooManyAttempts tooMany -> {
                response.setStatus(429);
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.retryAfter().toSeconds() + 1));
                yield page(to, "often", model);
            }
        };
    }

    @PostMapping("/sign-out")
    String leave(HttpServletRequest request) {
        signIn.out(request);
        return "redirect:/sign-in";
    }

    private String page(@Nullable String to, @Nullable String refused, Model model) {
        model.addAttribute("to", ownAddress(to));
        model.addAttribute("refused", refused == null || !refused.matches("key|often|role|provider") ? null : refused);
        model.addAttribute("provider", signIn.hasProvider());
        return "sign-in";
    }

    /** Only an address of this service: whoever makes the link must not choose where a person ends up. */
    private static String ownAddress(@Nullable String to) {
        return to != null && to.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*") ? to : "/";
    }
}
