package dev.triage.security;

import org.springframework.session.web.http.DefaultCookieSerializer;

/** The cookie of a session: for this site and HTTP only, and for HTTPS only wherever the browser speaks it. */
final class SessionCookies extends DefaultCookieSerializer {

    SessionCookies() {
        setCookieName("triage_session");
        setUseHttpOnlyCookie(true);
        // Strict would sign people out who come by a link from a chat or from the identity provider.
        setSameSite("Lax");
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        CookieValue seen = new CookieValue(new PageGate.BehindProxy(value.getRequest()), value.getResponse(),
                value.getCookieValue());
        super.writeCookieValue(seen);
    }
}
