package dev.triage.slack;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Nothing of Slack is made, or costs start-up time, until it is configured. */
class SlackIsConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !context.getEnvironment().getProperty("triage.slack.signing-secret", "").isBlank()
                && !context.getEnvironment().getProperty("triage.slack.bot-token", "").isBlank();
    }
}
