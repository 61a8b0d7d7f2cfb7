package dev.triage.slack;

import com.slack.api.bolt.jakarta_servlet.SlackAppServlet;
import dev.triage.fact.FactExtractor;
import dev.triage.feedback.Feedback;
import dev.triage.incident.IncidentRepository;
import dev.triage.intake.Alerts;
import dev.triage.intake.Intake;
import dev.triage.intake.Updates;
import dev.triage.outbox.Outbox;
import dev.triage.outbox.OutboxProperties;
import dev.triage.similar.SimilarIncidents;
import dev.triage.triage.RunRepository;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything of Slack, if it is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(SlackIsConfigured.class)
class SlackConfiguration {

    @Bean
    SlackClient slackClient(SlackProperties properties) {
        return new SlackClient(properties);
    }

    @Bean
    SlackIncidents slackIncidents(Intake intake, Alerts alerts, IncidentRepository incidents,
            SlackThreadRepository threads, Outbox outbox, SlackProperties properties, TransactionTemplate transaction,
            Clock clock) {
        return new SlackIncidents(intake, alerts, incidents, threads, outbox, properties, transaction, clock);
    }

    @Bean
    SlackSender slackSender(SlackClient client, SlackThreadRepository threads, SlackIncidents slackIncidents,
            IncidentRepository incidents, RunRepository runs, Intake intake, Updates updates, SimilarIncidents similar,
            FactExtractor facts, SlackProperties properties, OutboxProperties links) {
        SlackCard card = new SlackCard(client, threads, incidents, runs, links);
        return new SlackSender(client, card, slackIncidents, intake, updates, similar, facts, properties);
    }

    /** At the very addresses, for these are the only ones that the SDK is to see. */
    @Bean
    ServletRegistrationBean<SlackAppServlet> slackServlet(SlackClient client, SlackIncidents slackIncidents,
            IncidentRepository incidents, RunRepository runs, Intake intake, Updates updates, Feedback feedback,
            Outbox outbox, OutboxProperties links, SlackProperties properties, SlackRequestRepository taken,
            Clock clock) {
        SlackCommands commands = new SlackCommands(slackIncidents, client, incidents, runs, intake, outbox, links,
                properties);
        SlackActions actions = new SlackActions(feedback, intake, runs, client, outbox);
        SlackRequestCheck check = new SlackRequestCheck(properties.signingSecret(), properties.window(), clock,
                (signature, now) -> taken.take(signature, now, now.minus(properties.window().multipliedBy(2))));
        ServletRegistrationBean<SlackAppServlet> servlet = new ServletRegistrationBean<>(
                new SlackAppServlet(
                        new SlackApp(commands, actions, slackIncidents, updates, outbox).bolt(properties, check)),
                "/slack/commands", "/slack/interactions", "/slack/events");
        servlet.setName("slack");
        return servlet;
    }
}
