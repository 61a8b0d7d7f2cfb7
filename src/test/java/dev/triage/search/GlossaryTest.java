package dev.triage.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GlossaryTest {

    private final Glossary glossary = new Glossary();

    @Test
    void saysKnownTermsAndKeepsWhatIsLatin() {
        assertThat(glossary.english("order-api 连接池耗尽，HTTP 503").replaceAll(" +", " "))
                .isEqualTo("order-api connection pool exhausted ，HTTP 503");
    }

    @Test
    void takesTheLongestTerm() {
        assertThat(glossary.english("内存泄漏").strip()).isEqualTo("memory leak");
        assertThat(glossary.english("内存").strip()).isEqualTo("memory");
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        assertThat(glossary.english("的了磁盘着").strip()).isEqualTo("disk");
    }

    @Test
    void anEnglishTextIsTheSameObject() {
        String text = "connection pool exhausted";

        assertThat(glossary.english(text)).isSameAs(text);
    }
}
