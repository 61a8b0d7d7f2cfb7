package dev.triage;

import dev.triage.command.SqlSyntax;
import dev.triage.diagnosis.DiagnosisParser;
import dev.triage.fact.FactExtractor;
import dev.triage.redact.Redactor;
import dev.triage.triage.BuildCommit;
import dev.triage.verify.Verifier;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pure parts as beans, and the sources of time and identity that everything else is given. */
@Configuration(proxyBeanMethods = false)
class CoreConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    @Bean
    Redactor redactor(RedactionProperties properties) {
        return new Redactor(properties.patterns());
    }

    @Bean
    FactExtractor factExtractor() {
        return new FactExtractor();
    }

    @Bean
    DiagnosisParser diagnosisParser() {
        return new DiagnosisParser();
    }

    @Bean
    Verifier verifier(SqlSyntax sqlSyntax) {
        return new Verifier(sqlSyntax);
    }

    @Bean
    BuildCommit buildCommit(ObjectProvider<GitProperties> git) {
        GitProperties properties = git.getIfAvailable();
        String commit = properties == null ? null : properties.getShortCommitId();
        return new BuildCommit(commit == null ? "unknown" : commit);
    }
}
