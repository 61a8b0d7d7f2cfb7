package dev.triage.security;

import java.util.Arrays;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who makes a request, as far as the service knows.
 *
 * @param name the name of the key, or {@code local} on a service without keys
 * @param mayReveal whether originals are shown in place of placeholders; administrators always may
 */
public record Caller(String name, Role role, boolean mayReveal) {

    /** The caller of a service without keys, which only this machine can reach. */
    static final Caller LOCAL = new Caller("local", Role.ADMIN);

    private static final Caller NOBODY = new Caller("nobody", Role.READ);

    public Caller {
        mayReveal |= role == Role.ADMIN;
    }

    /** A caller without more rights than the role has. */
    public Caller(String name, Role role) {
        this(name, role, false);
    }

    /** The caller with an authority for each role that theirs includes. */
    Authentication authentication() {
        List<SimpleGrantedAuthority> authorities = Arrays.stream(Role.values()).filter(role::includes)
                .map(included -> new SimpleGrantedAuthority("ROLE_" + included)).toList();
        return UsernamePasswordAuthenticationToken.authenticated(this, null, authorities);
    }

    /** Who makes the request that this thread works on; someone without rights if it works on none. */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : NOBODY;
    }
}
