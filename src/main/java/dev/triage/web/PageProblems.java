package dev.triage.web;

import dev.triage.security.PageRequests;
import dev.triage.security.RefusedRequestException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What went wrong with a page's request, as a page that says what to do. Filters hand theirs in too. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ConditionalOnWebApplication
class PageProblems implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(PageProblems.class);

    private final ViewResolver resolver;
    private final Views views;
    private final Supplier<UUID> ids;

    /** A problem as readers know it: its messages are {@code problem.<key>.title} and {@code .remedy}. */
    private record Problem(int status, String key) {}

    PageProblems(
            @Lazy @Qualifier("thymeleafViewResolver") ViewResolver resolver,
            Views views, Supplier<UUID> ids) {
        this.resolver = resolver;
        this.views = views;
        this.ids = ids;
    }

    @Override
    public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
            @Nullable Object handler, Exception e) {
        if (!PageRequests.isPage(request) || response.isCommitted()) {
            return null;
        }
        Problem problem = problem(e);
        Map<String, Object> model = new HashMap<>();
        model.put("v", views.view(request, RequestContextUtils.getLocale(request)));
        model.put("problem", problem.key());
        model.put("status", problem.status());
        model.put("errorId", problem.status() == 500 ? log(e) : "");
        render(request, response, problem, model);
        return new ModelAndView();
    }

    private void render(HttpServletRequest request, HttpServletResponse response, Problem problem,
            Map<String, Object> model) {
        try {
            response.resetBuffer();
            response.setStatus(problem.status());
            response.setContentType("text/html;charset=UTF-8");
            View view = resolver.resolveViewName("problem", RequestContextUtils.getLocale(request));
            if (view != null) {
                view.render(model, request, response);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the page that tells a problem can't be rendered", e);
        }
    }

    /** The log gets the class and the stack: a message may quote the incident. */
    private String log(Exception e) {
        String errorId = ids.get().toString();
        Throwable bare = new IllegalStateException(e.getClass().getName());
        bare.setStackTrace(e.getStackTrace());
        LOG.error("error {} while rendering a page", errorId, bare);
        return errorId;
    }

    private static Problem problem(Exception e) {
        return switch (e) {
            case PageNotFoundException none -> new Problem(404, "notFound");
            case MethodArgumentTypeMismatchException mismatch -> new Problem(404, "notFound");
            case UnknownChoiceException unknown -> new Problem(422, "choice");
            case BusyException busy -> new Problem(503, "busy");
            case AuthenticationException unknown -> new Problem(401, "signedOut");
            case CsrfException stale -> new Problem(403, "stale");
            case RefusedRequestException foreign -> new Problem(403, "foreign");
            case AccessDeniedException denied -> new Problem(403, "forbidden");
            case DataAccessException database -> new Problem(503, "database");
            case CannotCreateTransactionException database -> new Problem(503, "database");
            case ErrorResponse known -> ofStatus(known.getStatusCode().value());
            default -> ofStatus(isTooLarge(e) ? 413 : 500);
        };
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> new Problem(404, "notFound");
            case 413 -> new Problem(413, "tooLarge");
            default -> status / 100 == 4 ? new Problem(status, "badRequest") : new Problem(500, "internal");
        };
    }

    /** Tomcat's own limits end in exceptions that name no status. */
    private static boolean isTooLarge(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().matches("(?:SizeLimitExceeded|FileSizeLimitExceeded|MaxUploadSize"
                    + "Exceeded|FileCountLimitExceeded|InvalidParameter)Exception")) {
                return true;
            }
        }
        return false;
    }
}
