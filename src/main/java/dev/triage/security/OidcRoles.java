package dev.triage.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** What the identity provider's claims about a person mean here. */
final class OidcRoles {

    private static final int NAME_MAX_CHARS = 100;

    private final SignInProperties.@Nullable Oidc oidc;

    OidcRoles(SignInProperties.@Nullable Oidc oidc) {
        this.oidc = oidc;
    }

    /** The person as a caller with the highest of their roles; empty if none of them is known here. */
    Optional<Caller> callerOf(OidcUser user) {
        if (oidc == null) {
            return Optional.empty();
        }
        List<String> given = texts(claim(user.getClaims(), oidc.rolesClaim()));
        Role role = holds(given, oidc.admins())
                ? Role.ADMIN
                : holds(given, oidc.writers()) ? Role.WRITE : holds(given, oidc.readers()) ? Role.READ : null;
        return role == null ? Optional.empty() : Optional.of(new Caller(name(user, oidc.nameClaim()), role));
    }

    private static String name(OidcUser user, String claim) {
        String name = user.getClaimAsString(claim);
        String shown = name == null || name.isBlank() ? String.valueOf(user.getSubject()) : name.strip();
        return shown.length() <= NAME_MAX_CHARS ? shown : shown.substring(0, NAME_MAX_CHARS);
    }

    private static boolean holds(List<String> given, List<String> wanted) {
        return given.stream().anyMatch(wanted::contains);
    }

    private static @Nullable Object claim(Map<?, ?> claims, String path) {
        Object whole = claims.get(path);
        int dot = path.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? claim(inner, path.substring(dot + 1))
                : null;
    }

    /** Providers send a list, or one text with spaces or commas between the names. */
    private static List<String> texts(@Nullable Object claim) {
        if (claim instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(claim.toString().split("[ ,]+"));
    }
}
