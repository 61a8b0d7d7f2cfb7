package dev.triage.redact;

import java.util.List;

/** Keys and tokens that their issuer's own prefix gives away, wherever they stand. */
final class TokenRules {

    private static final String ALONE = Boundary.WORD;
    private static final String END = "(?![A-Za-z0-9_])";

    private TokenRules() {}

    static List<RedactionRule> all() {
        return List.of(
                RedactionRule.of("aws-access-key", List.of("akia", "asia", "abia", "acca"),
                        ALONE + "A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}" + END),
                RedactionRule.of("aws-secret-key", List.of("akia", "asia"),
                        ALONE + "A(?:KIA|SIA)[A-Z0-9]{16}[\"']?+[,:\\s]{1,3}+[\"']?+([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])"),
                RedactionRule.of("aws-session-token", List.of("fwogzxivyxdz", "iqojb3jpz2lu"),
                        ALONE + "(?:FwoGZXIvYXdz|IQoJb3JpZ2lu)[A-Za-z0-9/+=]{40,}+"),
                RedactionRule.of("gcp-api-key", "aiza", ALONE + "AIza[A-Za-z0-9_-]{35}" + END),
                RedactionRule.of("gcp-token", "ya29.", ALONE + "ya29\\.[A-Za-z0-9_.-]{20,}+"),
                RedactionRule.of("gcp-token", "gocspx-", ALONE + "GOCSPX-[A-Za-z0-9_-]{20,}+"),
                RedactionRule.of("gcp-token", "1//0", ALONE + "1//0[A-Za-z0-9_-]{30,}+"),
                RedactionRule
                        .of("azure-client-secret", "q~",
                                "(?:(?<![\\w~.-])|(?<=\\\\[nrt]))[\\w~.-]{3}[0-9]Q~[\\w~.-]{31,40}+")
                        .startingBefore(4),
                RedactionRule.of("azure-sas-signature", "sig=", "(?<=[?&;])sig=([A-Za-z0-9%/+=_-]{20,}+)"),
                RedactionRule.of("aws-signature", "x-amz-signature=", "(?i)x-amz-signature=([a-f0-9]{32,}+)"),
                RedactionRule.of("gcp-signature", "x-goog-signature=", "(?i)x-goog-signature=([a-f0-9]{32,}+)"),
                RedactionRule.of("github-token", List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
                        ALONE + "gh[pousr]_[A-Za-z0-9_.-]{20,}+"),
                RedactionRule.of("github-token", "github_pat_", ALONE + "github_pat_[A-Za-z0-9_]{20,}+"),
                RedactionRule.of("gitlab-token",
                        List.of("glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glft-", "glsoat-", "gloas-",
                                "glagent-", "glimt-", "glffct-", "gr1348941"),
                        ALONE + "(?:gl[a-z]{2,5}-|GR1348941)[A-Za-z0-9_.-]{16,}+"),
                RedactionRule.of("slack-token",
                        List.of("xoxa-", "xoxb-", "xoxe-", "xoxe.", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "xoxc-",
                                "xoxd-"),
                        ALONE + "xox[a-z][-.][A-Za-z0-9%.-]{10,}+"),
                RedactionRule.of("slack-token", "xapp-", ALONE + "xapp-[A-Za-z0-9-]{10,}+"),
                RedactionRule.of("slack-webhook", "hooks.slack.com/",
                        "hooks\\.slack\\.com/(?:services|workflows|triggers)/([A-Za-z0-9/_+-]{10,}+)"),
                RedactionRule.of("stripe-key", List.of("sk_live_", "sk_test_", "rk_live_", "rk_test_"),
                        ALONE + "[sr]k_(?:live|test)_[A-Za-z0-9]{10,}+"),
                RedactionRule.of("stripe-key", "whsec_", ALONE + "whsec_[A-Za-z0-9+/=]{16,}+"),
                RedactionRule.of("anthropic-key", "sk-ant-", ALONE + "sk-ant-[A-Za-z0-9_-]{16,}+"),
                RedactionRule.of("openai-key", "sk-", Boundary.HYPHENATED + "sk-(?!ant-)[A-Za-z0-9_-]{20,}+")
                        .when(SecretValue::isRandom),
                RedactionRule.of("model-key", List.of("gsk_", "hf_", "xai-", "pplx-", "r8_"),
                        ALONE + "(?:gsk_|hf_|xai-|pplx-|r8_)[A-Za-z0-9]{30,}+" + END),
                RedactionRule.of("npm-token", "npm_", ALONE + "npm_[A-Za-z0-9]{30,}+" + END),
                RedactionRule.of("pypi-token", "pypi-", ALONE + "pypi-[A-Za-z0-9_-]{50,}+"),
                RedactionRule.of("sendgrid-key", "sg.", ALONE + "SG\\.[A-Za-z0-9_-]{16,}+\\.[A-Za-z0-9_-]{16,}+"),
                RedactionRule.of("twilio-key", "sk", ALONE + "SK[0-9a-f]{32}" + END),
                RedactionRule.of("mailgun-key", "key-", ALONE + "key-[0-9a-f]{32}" + END),
                RedactionRule.of("docker-token", List.of("dckr_pat_", "dckr_oat_"),
                        ALONE + "dckr_[po]at_[A-Za-z0-9_-]{20,}+"),
                RedactionRule.of("digitalocean-token", List.of("dop_v1_", "doo_v1_", "dor_v1_"),
                        ALONE + "do[por]_v1_[a-f0-9]{32,}+"),
                RedactionRule.of("vault-token", List.of("hvs.", "hvb.", "hvr."),
                        ALONE + "hv[sbr]\\.[A-Za-z0-9_-]{20,}+"),
                RedactionRule.of("databricks-token", "dapi", ALONE + "dapi[a-f0-9]{32}"),
                RedactionRule.of("grafana-token", List.of("glsa_", "glc_"),
                        ALONE + "(?:glsa|glc)_[A-Za-z0-9_+/=]{20,}+"),
                RedactionRule.of("newrelic-key", List.of("nrak-", "nraa-"), ALONE + "NRA[AK]-[A-Z0-9]{20,}+"),
                RedactionRule.of("shopify-token", List.of("shpat_", "shpss_", "shpca_", "shppa_"),
                        ALONE + "shp[a-z]{2}_[a-fA-F0-9]{32}"),
                RedactionRule.of("age-key", "age-secret-key-1", ALONE + "(?i)AGE-SECRET-KEY-1[A-Z0-9]{50,}+"),
                // The last parts are optional: a log that cuts a token leaves the payload, which is enough to hide.
                RedactionRule.of("jwt", "eyj",
                        Boundary.HYPHENATED
                                + "eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+(?:\\.[A-Za-z0-9_-]*+){0,3}+"));
    }
}
