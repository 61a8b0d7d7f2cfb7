package dev.triage.similar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

    private final Wording wording = new Wording();

    @Test
    void addressesAreNotWords() {
        assertThat(new Wording().terms("look at https://evil.example/x?y=checkout or www.evil.example, ledger", 10))
                .contains("ledger").noneMatch(term -> term.contains("evil"));
    }

    @Test
    void keepsIdentifiersAndDropsStopWordsNumbersAndShortWords() {
        assertThat(wording.terms("The ledger_entries table of payment-svc had 12 M rows at 14:02, p99 4.8s.", 50))
                .containsExactly("ledger_entries", "table", "payment-svc", "rows");
    }

    @Test
    void eachWordOnceInLowerCase() {
        assertThat(wording.terms("Lock lock LOCK, deadlock", 50)).containsExactly("lock", "deadlock");
    }

    @Test
    void chineseComesInPairs() {
        assertThat(wording.terms("缓存雪崩 Redis", 50)).containsExactly("缓存", "存雪", "雪崩", "redis");
    }

    @Test
    void givesNoMoreThanAskedFor() {
        assertThat(wording.terms("alpha beta gamma delta", 2)).containsExactly("alpha", "beta");
        assertThat(wording.terms("缓存雪崩", 2)).hasSize(2);
    }
}
