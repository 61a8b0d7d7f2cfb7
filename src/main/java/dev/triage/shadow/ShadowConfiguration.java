package dev.triage.shadow;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.triage.fact.FactExtractor;
import dev.triage.prompt.PromptCatalog;
import dev.triage.prompt.PromptRenderer;
import dev.triage.redact.Redactor;
import dev.triage.signature.SignatureAnalyst;
import dev.triage.triage.Rehearsal;
import dev.triage.triage.SecondTryProperties;
import dev.triage.triage.TriageProperties;
import dev.triage.verify.Verifier;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** The job that looks for work, and the analyst's tools, made when there is some. */
@Configuration(proxyBeanMethods = false)
class ShadowConfiguration {

    @Bean
    RecurringTask<Void> shadowTask(ObjectProvider<ShadowWork> work, ShadowProperties properties) {
        return Tasks.recurring("shadow", FixedDelay.of(properties.every()))
                .execute((instance, context) -> work.getObject().pass());
    }

    /** One for each piece of work: it keeps the facts of what it has seen. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    Rehearsal shadowRehearsal(FactExtractor facts, PromptCatalog prompts, PromptRenderer renderer,
            SignatureAnalyst signature, Verifier verifier, Redactor redactor, TriageProperties properties,
            SecondTryProperties secondTry, Clock clock) {
        return new Rehearsal(facts, prompts, renderer, signature, verifier, redactor, properties, secondTry, clock);
    }
}
