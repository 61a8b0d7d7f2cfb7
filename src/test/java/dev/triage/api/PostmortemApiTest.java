package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostmortemApiTest extends ApiTest {

    @Test
    void goesFromADraftToAPublishedText() {
        String postmortem = begun("From draft to published");

        Reply refused = publish(postmortem, 1);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/type")).isEqualTo("/problems/postmortem-incomplete");
        assertThat(refused.at("/errors/0/problem")).containsPattern("line \\d+ \\(.+\\) is not filled in");

        Reply saved = save(postmortem, 1, "# What happened\n\nAll is told.");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.at("/revision")).isEqualTo("2");

        Reply published = publish(postmortem, 2);
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.at("/status")).isEqualTo("PUBLISHED");
        assertThat(published.at("/page")).startsWith("/postmortems/").contains("from-draft-to-published");

        Reply tooLate = save(postmortem, 2, "# Rewritten");
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.at("/type")).isEqualTo("/problems/postmortem-published");
        assertThat(http().get(postmortem).at("/markdown")).contains("All is told.");
    }

    @Test
    void aDraftKnowsTheSummaryAndKeepsActionItemsApart() {
        String postmortem = begun("A draft that knows");

        Reply draft = http().get(postmortem);

        assertThat(draft.at("/status")).isEqualTo("DRAFT");
        assertThat(draft.at("/markdown")).contains("## Summary").contains("orders-api").doesNotContain("Action items");
        assertThat(draft.at("/actionItems/0/action")).isNotBlank();
        assertThat(http().get(postmortem + ".md").body()).contains("## Action items")
                .contains(draft.at("/actionItems/0/action"));
    }

    @Test
    void beginningTwiceKeepsTheFirst() {
        String postmortem = begun("Begun twice");
        save(postmortem, 1, "mine");

        Reply again = http().postJson(postmortem, "");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/markdown")).isEqualTo("mine");
    }

    @Test
    void aSaveOnTopOfAnotherIsAConflictAndChangesNothing() {
        String postmortem = begun("Two editors");
        save(postmortem, 1, "the first");

        Reply second = save(postmortem, 1, "the second");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.at("/type")).isEqualTo("/problems/edit-conflict");
        assertThat(second.at("/detail")).contains("revision 2");
        assertThat(http().get(postmortem).at("/markdown")).isEqualTo("the first");
        assertThat(publish(postmortem, 1).at("/type")).isEqualTo("/problems/edit-conflict");
    }

    @Test
    void autosavesOfOneAuthorMakeOneVersionAndTheDiffShowsWhatChanged() {
        String postmortem = begun("Versions");
        save(postmortem, 1, "line one\nline two");
        save(postmortem, 2, "line one\nline 2");

        Reply versions = http().get(postmortem + "/versions");

        assertThat(versions.at("/items/0/author")).isEqualTo("local");
        assertThat(versions.at("/items/0/version")).isEqualTo("1");
        assertThat(http().get(postmortem + "/diff?from=1&to=1").at("/lines/0/kind")).isEqualTo("SAME");
        assertThat(http().get(postmortem + "/diff?from=9&to=1").at("/type")).isEqualTo("/problems/invalid-parameter");
    }

    @Test
    void actionItemsAreAddedTickedOffAndStayTickableAfterPublishing() {
        String postmortem = begun("Action items");
        String actions = postmortem + "/actions";
        Reply added = http().postJson(actions,
                Http.json(Map.of("action", "Alert on the pool", "owner", "payments", "priority", "P1", "due",
                        "2026-12-24")));
        int last = added.json().at("/actionItems").size() - 1;
        String item = added.at("/actionItems/" + last + "/id");
        save(postmortem, 1, "done");
        publish(postmortem, 2);

        Reply ticked = put(actions + "/" + item, Map.of("action", "Alert on the pool", "owner", "platform", "priority",
                "P1", "due", "2026-12-31", "done", true));
        Reply reworded = put(actions + "/" + item, Map.of("action", "Something else", "priority", "P1"));

        assertThat(ticked.status()).isEqualTo(200);
        assertThat(ticked.at("/actionItems/" + last + "/done/by")).isEqualTo("local");
        assertThat(ticked.at("/actionItems/" + last + "/due")).isEqualTo("2026-12-31");
        assertThat(reworded.at("/type")).isEqualTo("/problems/postmortem-published");
        assertThat(http().delete(actions + "/" + item).status()).isEqualTo(409);
        assertThat(http().delete(actions + "/" + UUID.randomUUID()).status()).isEqualTo(409);
    }

    @Test
    void nonsenseIsToldAndChangesNothing() {
        String postmortem = begun("Nonsense");

        assertThat(save(postmortem, 1, " ").at("/errors/0/field")).isEqualTo("markdown");
        assertThat(put(postmortem, Map.of("markdown", "x")).at("/errors/0/field")).isEqualTo("revision");
        assertThat(http().postJson(postmortem + "/actions", "{}").at("/errors/0/field")).isEqualTo("action");
        assertThat(http().delete(postmortem + "/actions/" + UUID.randomUUID()).at("/type"))
                .isEqualTo("/problems/action-item-not-found");
        assertThat(http().get("/api/v1/incidents/" + UUID.randomUUID() + "/postmortem").at("/type"))
                .isEqualTo("/problems/postmortem-not-found");
        assertThat(http().get(postmortem).at("/revision")).isEqualTo("1");
    }

    @Test
    void secretsThatPeopleTypeAreRedacted() {
        String postmortem = begun("Secrets");

        save(postmortem, 1, "we used postgres://app:hunter2secret@db.internal/orders");

        assertThat(http().get(postmortem).at("/markdown")).doesNotContain("hunter2secret");
    }

    private String begun(String title) {
        String postmortem = finishedRun(title).at("/links/incident") + "/postmortem";
        assertThat(http().postJson(postmortem, "").status()).isEqualTo(201);
        return postmortem;
    }

    private Reply save(String postmortem, int revision, String markdown) {
        return put(postmortem, Map.of("revision", revision, "markdown", markdown));
    }

    private Reply publish(String postmortem, int revision) {
        return http().postJson(postmortem + "/publish", Http.json(Map.of("revision", revision)));
    }

    private Reply put(String path, Map<String, ?> body) {
        return http().header("Content-Type", "application/json").send("PUT", path,
                BodyPublishers.ofString(Http.json(body)));
    }
}
