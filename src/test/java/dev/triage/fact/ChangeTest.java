package dev.triage.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~',
            textBlock = """
                                                                              - 13:20 UTC — cart-svc v3.7 shipped. § DEPLOY | 13:20Z | cart-svc | v3.7
                                                                              13:20 deployed order-api 1.4.2 to production § DEPLOY | 13:20 | order-api | 1.4.2
                                                                              helm upgrade cart-svc ./chart § DEPLOY |  | cart-svc |~
                                                                              image registry.local/team/cart:1.4 -> registry.local/team/cart:1.5 § DEPLOY |  | cart | 1.5
                                                                              cart-svc was upgraded from v3.6 to v3.7 at 13:20 § DEPLOY | 13:20 | cart-svc | v3.7
                                                                              13:20 上线 cart-svc v3.7 版本 § DEPLOY | 13:20 | cart-svc | v3.7
                                                                              13:40 cart-svc rolled back to v3.6 § ROLLBACK | 13:40 | cart-svc | v3.6
                                                                              max_connections was raised from 200 to 500 § CONFIG |  | max_connections |~
                        已回滚到 v3.6 § ROLLBACK |  |  | v3.6
                                                                              feature flag new-cart enabled for everyone § FLAG |  | new-cart |~
                                                                              changed the connection timeouts of cart-svc § CONFIG |  | cart-svc |~
                                                                              raised max_pool_size from 20 to 80 § CONFIG |  | max_pool_size |~
                                                                              migration 0042 applied at 13:10 § MIGRATION | 13:10 |  |~
                                                                              cart-svc scaled from 3 to 12 § SCALE |  | cart-svc |~
                                                                              added a nightly export job (cron: 0 2 * * *) § JOB |  |  |~
                                                                              the TLS certificates were rotated at 12:00 § INFRASTRUCTURE | 12:00 | certificates |~
                                                                              No schema or config changes this week § NONE |  |  |~
                                                                              过去一周没有任何数据库变更 § NONE |  |  |~
                                                                              Nothing was deployed today § NONE |  |  |~
                                                                              """)
    void tellsWhatWasChangedAndWhen(String text, String expected) {
        assertThat(FactLines.of(ChangeEvent.class, text)).containsExactly(expected.replace("~", " "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
                                                                  Check recent deploys and error logs.
                                                                  Consider rolling back to v3.6 if it gets worse.
                                                                  If the new version was deployed, verify the flag.
                                                                  The lock was released after 3 seconds.
                                                                  kubectl.kubernetes.io/last-applied-configuration: {}
                                                                  Logs are not being shipped to the archive.
                                                                  We should have scaled up earlier.
                                                                  """)
    void takesNoAdviceOrPlanForAChange(String text) {
        assertThat(FactLines.of(ChangeEvent.class, text)).isEmpty();
    }

    @Test
    void aDeployAndWhatItBroughtAreTwoChanges() {
        assertThat(FactLines.of(ChangeEvent.class, "13:50 支付服务 v2.41 上线，新增每晚结算批处理（cron: */30 * * * *）"))
                .containsExactly("DEPLOY | 13:50 | 支付服务 | v2.41", "JOB | 13:50 | 支付服务 | v2.41");
    }

    @Test
    void aSentenceThatGoesOnKeepsSubjectAndVersion() {
        assertThat(FactLines.of(ChangeEvent.class,
                "- 13:20 — cart-svc v3.7 shipped. Changelog: \"adds hourly report job\"\n- No other changes"))
                .containsExactly("DEPLOY | 13:20 | cart-svc | v3.7", "JOB | 13:20 | cart-svc | v3.7", "NONE |  |  | ");
    }
}
