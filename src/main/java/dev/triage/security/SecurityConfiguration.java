package dev.triage.security;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The filter chain of all that is not a page: keys instead of sessions, so there is nothing that a forged request could
 * ride on.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

    /** Health for probes, and the description of the API; none of it tells of incidents. */
    private static final RequestMatcher UNGUARDED = new OrRequestMatcher(path("/actuator/health/**"),
            path("/problems/**"), path("/docs"), path("/swagger-ui/**"), path("/v3/api-docs/**"), path("/favicon.ico"),
            signed("/hooks/pagerduty", "X-PagerDuty-Signature"), signed("/slack/**", "X-Slack-Signature"));

    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, ApiKeys keys, AccessMode mode, SignedIn signedIn,
            @Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return http
                .addFilterBefore(new ApiKeyFilter(keys, mode, UNGUARDED, problems), AuthorizationFilter.class)
                .addFilterBefore(new SessionReads(signedIn), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR).permitAll()
                        .requestMatchers(UNGUARDED).permitAll()
                        .requestMatchers("/actuator/**", "/api/v1/keys/**").hasRole(Role.ADMIN.name())
                        // Its tools ask for more themselves where they change something.
                        .requestMatchers("/mcp").hasRole(Role.READ.name())
                        .requestMatchers(HttpMethod.GET, "/**").hasRole(Role.READ.name())
                        .requestMatchers(HttpMethod.HEAD, "/**").hasRole(Role.READ.name())
                        .anyRequest().hasRole(Role.WRITE.name()))
                .exceptionHandling(handling -> handling
                        .authenticationEntryPoint((request, response, e) -> problems.resolveException(request, response,
                                null, e))
                        .accessDeniedHandler((request, response, e) -> problems.resolveException(request, response,
                                null, e)))
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable).formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable).build();
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.pathPattern(pattern);
    }

    /** A request that brings a signature in place of a key; whoever takes it checks that. */
    private static RequestMatcher signed(String pattern, String header) {
        RequestMatcher path = path(pattern);
        return request -> request.getHeader(header) != null && path.matches(request);
    }
}
