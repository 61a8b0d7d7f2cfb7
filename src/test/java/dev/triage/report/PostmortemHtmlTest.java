package dev.triage.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostmortemHtmlTest {

    @Test
    void marksEachPlaceToFillInSoThatItCanBeLinkedTo() {
        String html = PostmortemHtml.render("## Response\n[FILL IN] then \\[FILL IN: who\\] end\n");

        assertThat(html).contains("<mark class=\"fill\" id=\"fill-1\">[FILL IN]</mark> then ")
                .contains("<mark class=\"fill\" id=\"fill-2\">[FILL IN: who]</mark> end");
    }

    @Test
    void rendersHeadingsListsAndTables() {
        assertThat(PostmortemHtml.render("# A\n\n- b\n\n| c | d |\n|---|---|\n| e | f |\n")).contains("<h1>A</h1>",
                "<li>b</li>", "<td>e</td>");
    }

    @Test
    void aLinkOfAPersonLeadsToTheWebAndTellsItNothing() {
        assertThat(PostmortemHtml.render("[graph](https://grafana.example/d/1)"))
                .contains("href=\"https://grafana.example/d/1\"").contains("noreferrer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
            "![a](https://evil.example/p.png)",
            "[x](javascript:alert(1))", "[x](data:text/html;base64,AAAA)", "<a href='javascript:alert(1)'>x</a>",
            "https://evil.example/auto", "<https://evil.example/angle>", "[FILL IN <script>]"})
    void nothingInItIsLiveBeyondThat(String markdown) {
        assertThat(PostmortemHtml.render(markdown)).doesNotContain("<script", "<img", "href=\"javascript",
                "href=\"data", "<a href='");
    }
}
