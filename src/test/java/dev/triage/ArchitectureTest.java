package dev.triage;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.triage.PackageRules.in;
import static dev.triage.PackageRules.repositories;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.triage.llm.Embedder;
import dev.triage.llm.LlmClient;
import dev.triage.llm.LlmRequest;
import dev.triage.prompt.RenderedPrompt;
import dev.triage.redact.RedactedText;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** The architecture, as rules that say why they are there. */
@AnalyzeClasses(packages = PackageRules.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> PURE = in("redact", "fact", "diagnosis", "command", "verify",
            "report")
            .or(in("incident").and(not(repositories())));

    @ArchTest
    static final ArchRule onlyTheRedactorMakesRedactedText = constructors().that().areDeclaredIn(RedactedText.class)
            .should().bePackagePrivate().orShould().bePrivate()
            .because("a RedactedText proves that a redactor has seen the text");

    @ArchTest
    static final ArchRule onlyRepositoriesTakeTextAsRedacted = noClasses().that(not(repositories())).and()
            .doNotBelongToAnyOf(RedactedText.class).should().callMethod(RedactedText.class, "fromStore", String.class)
            .because("only what was redacted before it was stored may skip the redactor");

    @ArchTest
    static final ArchRule modelsTakeRedactedText = classes().that().belongToAnyOf(LlmRequest.class)
            .should(new CarryTextAsRedacted(Set.of("schema")))
            .because("nothing unredacted may reach a model; the schema is our own constant");

    @ArchTest
    static final ArchRule modelClientsTakeRedactedText = classes().that()
            .belongToAnyOf(Embedder.class, LlmClient.class).should(new CarryTextAsRedacted(Set.of()))
            .because("nothing unredacted may reach a chat or embedding model");

    @ArchTest
    static final ArchRule promptsAreRedactedText = classes().that().belongToAnyOf(RenderedPrompt.class)
            .should(new CarryTextAsRedacted(Set.of("version", "hash", "leftOut")))
            .because("a prompt goes to a model and to the store; only its names are plain text");

    @ArchTest
    static final ArchRule langChain4jStaysInLlm = noClasses().that(not(in("llm"))).should().dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..")
            .because("one package bounds, prices and observes every call to a model");

    @ArchTest
    static final ArchRule jdbcStaysInRepositories = noClasses()
            .that(not(repositories()).and(not(in("search", "runbook", "sandbox", "collect"))).and(not(in(""))))
            .should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..",
                    "com.pgvector..")
            .because("SQL is found, and reviewed, in repositories, search and runbook; the root may wire the database;"
                    + " sandbox and collect work on a PostgreSQL that is not the service's own");

    @ArchTest
    static final ArchRule purePackagesHaveNoClockAndNoChance = noClasses().that(PURE).should()
            .accessTargetWhere(DescribedPredicate.describe("reads the clock or draws lots",
                    (JavaAccess<?> access) -> isClock(access.getTarget())))
            .because("the same text must give the same facts, diagnosis, findings and report at any time");

    @ArchTest
    static final ArchRule purePackagesDoNoIo = noClasses().that(PURE).should()
            .dependOnClassesThat(resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..",
                    "java.util.concurrent.locks..", "org.slf4j..")
                    .or(simpleName("Process")).or(simpleName("ProcessBuilder"))
                    .or(resideInAnyPackage("java.io").and(DescribedPredicate.describe("a file",
                            type -> type.getSimpleName().startsWith("File")
                                    || type.getSimpleName().equals("RandomAccessFile")))))
            .because("pure packages are tested and trusted as functions; class-path resources are their only input");

    @ArchTest
    static final ArchRule purePackagesKnowSpringsStereotypesOnly = noClasses().that(PURE).should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..")
                    .and(not(resideInAnyPackage("org.springframework.stereotype"))))
            .because("they must run, and be read, without a container");

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching(PackageRules.ROOT + ".(*)..").should()
            .beFreeOfCycles().because("data flows one way");

    @ArchTest
    static final ArchRule namesSayWhatATypeDoes = noClasses().should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)(\\$.*)?")
            .because("such names say nothing, and such classes gather everything");

    @ArchTest
    static void packagesUseOnlyWhatTheirRowLists(JavaClasses all) {
        for (String feature : PackageRules.packages()) {
            noClasses().that(in(feature)).should().dependOnClassesThat(PackageRules.forbiddenFor(feature))
                    .because("the table of packages lists what " + feature + " may use, and data flows one way")
                    .allowEmptyShould(true).check(all);
        }
    }

    @ArchTest
    static final ArchRule everyPackageHasARow = classes().that().resideInAPackage(PackageRules.ROOT + "..")
            .should(new LieInOneOf(PackageRules.packages()))
            .because("a package without a row in PackageRules would escape its rules; subpackages are not wanted");

    private static boolean isClock(AccessTarget target) {
        String name = target.getName();
        JavaClass owner = target.getOwner();
        if (target instanceof AccessTarget.CodeUnitCallTarget call) {
            List<String> parameters = call.getRawParameterTypes().stream().map(JavaClass::getName).toList();
            if (owner.getPackageName().equals("java.time")) {
                boolean givenAClock = parameters.contains(Clock.class.getName());
                return name.equals("now") && !givenAClock
                        || owner.isEquivalentTo(Clock.class) && name.startsWith("system")
                        || owner.isEquivalentTo(Clock.class) && name.startsWith("tick") && !givenAClock;
            }
            return owner.isEquivalentTo(System.class)
                    && Set.of("currentTimeMillis", "nanoTime", "getenv").contains(name)
                    || owner.isEquivalentTo(UUID.class) && name.equals("randomUUID")
                    || owner.isEquivalentTo(Math.class) && name.equals("random")
                    || owner.isEquivalentTo(java.util.Date.class) && parameters.isEmpty() && name.equals("<init>")
                    || owner.isEquivalentTo(Random.class) && parameters.isEmpty() && name.equals("<init>")
                    || owner.getSimpleName().equals("ThreadLocalRandom");
        }
        return false;
    }
}
