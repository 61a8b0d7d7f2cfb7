package dev.triage.security;

import dev.triage.security.SignInProperties.Oidc;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Signing in at an OpenID Connect provider, with the authorization code flow. */
final class OidcClient implements Customizer<OAuth2LoginConfigurer<HttpSecurity>> {

    static final String ID = "oidc";

    private final Oidc oidc;
    private final OidcRoles roles;

    OidcClient(Oidc oidc, OidcRoles roles) {
        this.oidc = oidc;
        this.roles = roles;
    }

    @Override
    public void customize(OAuth2LoginConfigurer<HttpSecurity> login) {
        OidcUserService users = new OidcUserService();
        login.clientRegistrationRepository(new SupplierClientRegistrationRepository(this::discover))
                .authorizedClientRepository(new NoTokensKept()).loginPage("/sign-in")
                .userInfoEndpoint(info -> info.oidcUserService(request -> knownHere(users, request)))
                .defaultSuccessUrl("/", true).failureHandler((request, response, e) -> response
                        .sendRedirect("/sign-in?refused=" + (isUnknownHere(e) ? "role" : "provider")));
    }

    private InMemoryClientRegistrationRepository discover() {
        List<String> scopes = new ArrayList<>(oidc.scopes());
        scopes.add("openid");
        ClientRegistration registration = ClientRegistrations.fromIssuerLocation(oidc.issuer()).registrationId(ID)
                .clientId(oidc.clientId()).clientSecret(oidc.clientSecret()).scope(scopes).build();
        return new InMemoryClientRegistrationRepository(registration);
    }

    private OidcUser knownHere(OidcUserService users, OidcUserRequest request) {
        OidcUser user = users.loadUser(request);
        if (roles.callerOf(user).isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error("no_role"), "no role of this person is known here");
        }
        return user;
    }

    private static boolean isUnknownHere(Exception e) {
        return e instanceof OAuth2AuthenticationException known && known.getError().getErrorCode().equals("no_role");
    }
}
