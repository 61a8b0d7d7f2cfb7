package dev.triage.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import dev.triage.security.ApiKeys;
import dev.triage.security.NewApiKey;
import dev.triage.security.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A service with keys and an identity provider. */
class SignInPageTest extends WebTest {

    private static final String BOOTSTRAP = "a-bootstrap-key-of-some-length";
    private static final FakeIdentityProvider PROVIDER = new FakeIdentityProvider();

    @Autowired
    ApiKeys keys;

    @DynamicPropertySource
    static void guarded(DynamicPropertyRegistry registry) {
        registry.add("triage.security.bootstrap-key", () -> BOOTSTRAP);
        registry.add("triage.security.key-cache-ttl", () -> "0s");
        registry.add("triage.vault.key", () -> "cmV2ZWFsLWFwaS10ZXN0LWtleS0zMi1ieXRlcy1sb24=");
        registry.add("triage.sign-in.attempts-per-minute", () -> "40");
        registry.add("triage.sign-in.oidc.issuer", PROVIDER::issuer);
        registry.add("triage.sign-in.oidc.client-id", () -> FakeIdentityProvider.CLIENT_ID);
        registry.add("triage.sign-in.oidc.client-secret", () -> "not-a-real-one");
        registry.add("triage.sign-in.oidc.scopes", () -> "email");
        registry.add("triage.sign-in.oidc.roles-claim", () -> "realm_access.roles");
    }

    @AfterAll
    static void stopTheProvider() {
        PROVIDER.close();
    }

    @Test
    void theSignInPageFitsEveryReader() {
        assertFit("/sign-in");
    }

    @Test
    void aKeyIsEnteredOnceAndLeadsWhereThePersonWanted() {
        NewApiKey key = keys.create("mira", Role.WRITE);
        Page page = page();
        page.navigate("/incidents/new");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/sign-in\\?to=.*"));
        enter(page, key.secret());

        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/incidents/new"));
        assertThat(page.locator(".who")).containsText("mira");
        Cookie session = cookie(page, "triage_session");
        assertThat(session.httpOnly).isTrue();
        assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(cookie(page, "triage_form").sameSite).isEqualTo(SameSiteAttribute.STRICT);
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        Page page = signedIn(Role.READ);
        String cookie = "triage_session=" + cookie(page, "triage_session").value;
        assertThat(get("/", "Cookie", cookie).statusCode()).isEqualTo(200);
        page.getByText("Sign out").click();

        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/sign-in"));
        assertThat(get("/", "Cookie", cookie).statusCode()).isEqualTo(302);
    }

    @Test
    void aRevokedKeyEndsItsSessions() {
        NewApiKey key = keys.create("leaving", Role.READ);
        Page page = page();
        page.navigate("/");
        enter(page, key.secret());
        assertThat(page.locator("h1")).hasText("Incidents");
        keys.revoke(key.key().id());
        page.reload();

        assertThat(page.locator("h1")).hasText("Sign in");
    }

    @Test
    void whoMayOnlyLookSeesNoFormAndCanSendNone() {
        Page page = signedIn(Role.READ);

        assertThat(page.getByText("New incident")).hasCount(0);
        page.navigate("/incidents/new");
        page.locator("form.new button").click();
        assertThat(page.locator("h1")).hasText("You may not do this");
    }

    @Test
    void aSessionReadsTheApiButChangesNothingThere() {
        Page page = signedIn(Role.WRITE);
        String path = "/api/v1/incidents";

        assertThat(page.evaluate("fetch('" + path + "').then(r => r.status)")).isEqualTo(200);
        assertThat(page.evaluate("fetch('" + path + "', {method: 'POST', body: 'text', headers: {'Content-Type':"
                + " 'text/plain'}}).then(r => r.status)")).isEqualTo(401);
    }

    @Test
    void aWrongKeyIsRefusedInPlace() {
        Page page = page();
        page.navigate("/sign-in");
        enter(page, "triage_wrong");

        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT)).containsText("unknown");
        assertThat(page.locator("#key")).hasValue("");
    }

    @Test
    void whatIsPersonalIsShownToReadersWithTheRightOnly() throws Exception {
        String writer = keys.create("writer", Role.WRITE).secret();
        HttpResponse<String> run = HttpClient.newHttpClient().send(HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/incidents?service=orders-api"))
                .header("Authorization", "Bearer " + writer).header("Content-Type", "text/plain")
                .header("Prefer", "wait=30")
                .POST(HttpRequest.BodyPublishers.ofString(CONTEXT + "02:18 UTC told bob.meyer@example.org\n")).build(),
                HttpResponse.BodyHandlers.ofString());
        String address = "/incidents/" + new JsonMapper().readTree(run.body()).get("incidentId").asString();

        Page hidden = signedIn(Role.READ);
        hidden.navigate(address);
        assertThat(hidden.locator("section.context")).containsText("told <email-1>");
        Page shown = signedIn(Role.ADMIN);
        shown.navigate(address);
        assertThat(shown.locator("section.context")).containsText("told bob.meyer@example.org");
    }

    @Test
    void whereToGoOnIsAnAddressOfThisServiceOnly() {
        Page page = page();
        page.navigate("/sign-in?to=//evil.example/x");

        assertThat(page.locator("input[name=to]")).hasValue("/");
    }

    @Test
    void behindAProxyThatSpeaksHttpsCookiesAreForHttpsOnly() {
        HttpResponse<String> reply = get("/sign-in", "X-Forwarded-Proto", "https");

        assertThat(reply.headers().allValues("Set-Cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void theOrganisationVouchesForPeopleAndTheirRoles() {
        PROVIDER.signsInWith("staff", "triage-write");
        Page page = page();
        page.navigate("/sign-in");
        page.getByText("Sign in with your organisation").click();

        assertThat(page.locator("h1")).hasText("Incidents");
        assertThat(page.locator(".who")).containsText("mira@example.org");
        assertThat(page.locator(".bar .new")).isVisible();
    }

    @Test
    void whoSignsInAtTheOrganisationIsNoLongerTheHolderOfAKey() {
        PROVIDER.signsInWith("triage-read");
        Page page = signedIn(Role.ADMIN);
        page.navigate("/sign-in");
        page.getByText("Sign in with your organisation").click();

        assertThat(page.locator(".who")).containsText("mira@example.org");
        assertThat(page.locator(".bar .new")).hasCount(0);
    }

    @Test
    void whoHasNoRoleHereIsToldSo() {
        PROVIDER.signsInWith("staff");
        Page page = page();
        page.navigate("/sign-in");
        page.getByText("Sign in with your organisation").click();

        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT)).containsText("none of your roles");
    }

    @Test
    void aTokenThatTheProviderDidNotSignIsRefused() {
        PROVIDER.signsInWith("triage-admin");
        PROVIDER.forges();
        Page page = page();
        page.navigate("/sign-in");
        page.getByText("Sign in with your organisation").click();

        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT)).containsText("not be completed");
    }

    private Page signedIn(Role role) {
        Page page = page();
        page.navigate("/");
        enter(page, keys.create("tester", role).secret());
        assertThat(page.locator("h1")).hasText("Incidents");
        return page;
    }

    private static void enter(Page page, String key) {
        page.getByLabel("API key").fill(key);
        page.locator("main button").click();
    }

    private static Cookie cookie(Page page, String name) {
        return page.context().cookies().stream().filter(cookie -> cookie.name.equals(name)).findFirst().orElseThrow();
    }
}
