package dev.triage.security;

import java.util.Arrays;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who makes a request, as far as the service knows.
 *
 * @param name the name of the key, or {@code local} on a service without keys
 */
public record Caller(String name, Role role) {

    /** The caller of a service without keys, which only this machine can reach. */
    static final Caller LOCAL = new Caller("local", Role.ADMIN);

    /** The caller with an authority for each role that theirs includes. */
    Authentication authentication() {
        List<SimpleGrantedAuthority> authorities = Arrays.stream(Role.values()).filter(role::includes)
                .map(included -> new SimpleGrantedAuthority("ROLE_" + included)).toList();
        return UsernamePasswordAuthenticationToken.authenticated(this, null, authorities);
    }
}
