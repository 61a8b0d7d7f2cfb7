package dev.triage.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The filter chain of the pages: a session after signing in, a token in every form, and a policy that lets a page load
 * and run nothing but the service's own files.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class PageSecurityConfiguration {

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String[] UNGUARDED = {"/assets/**", "/sign-in", "/oauth2/**", "/login/**"};

    @Bean
    CookieSerializer sessionCookies() {
        return new SessionCookies();
    }

    @Bean
    OidcRoles oidcRoles(SignInProperties properties) {
        return new OidcRoles(properties.oidc());
    }

    @Bean
    SignedIn signedIn(ApiKeys keys, OidcRoles roles, SignInProperties properties, Clock clock) {
        return new SignedIn(keys, roles, properties.sessionMax(), clock);
    }

    @Bean
    @Order(1)
    SecurityFilterChain pageFilterChain(HttpSecurity http, ApiKeys keys, AccessMode mode, SignedIn signedIn,
            OidcRoles roles, SignInProperties properties,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        RequestMatcher assets = request -> request.getServletPath().startsWith("/assets/");
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("triage_form");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        http.securityMatcher(new PageRequests())
                .addFilterBefore(new PageGate(problems), DisableEncodeUrlFilter.class)
                .addFilterBefore(new ApiKeyFilter(keys, mode, assets, problems), AuthorizationFilter.class)
                .securityContext(context -> context.securityContextRepository(signedIn))
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll()
                        .requestMatchers(UNGUARDED).permitAll()
                        .requestMatchers(HttpMethod.GET, "/**").hasRole(Role.READ.name())
                        .requestMatchers(HttpMethod.HEAD, "/**").hasRole(Role.READ.name())
                        .requestMatchers("/sign-out").hasRole(Role.READ.name())
                        .anyRequest().hasRole(Role.WRITE.name()))
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint((request, response, e) -> signInFirst(request, response, problems, e))
                        .accessDeniedHandler((request, response, e) -> problems.resolveException(request, response,
                                null, e)))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .formLogin(AbstractHttpConfigurer::disable).httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable).requestCache(AbstractHttpConfigurer::disable);
        if (properties.oidc() != null) {
            http.oauth2Login(new OidcClient(properties.oidc(), roles));
        }
        return http.build();
    }

    /** Looking leads to the sign-in page and back; what was sent is not sent again by itself. */
    private static void signInFirst(HttpServletRequest request, HttpServletResponse response,
            HandlerExceptionResolver problems, AuthenticationException e) throws IOException {
        boolean fragment = request.getHeader("HX-Request") != null;
        if (fragment) {
            response.setHeader("HX-Redirect", "/sign-in");
        }
        if (fragment || !request.getMethod().equals("GET")) {
            problems.resolveException(request, response, null, e);
            return;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.sendRedirect(
                "/sign-in?to=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8));
    }
}
