package dev.triage;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Spring Modulith's view of the packages: each direct subpackage is a module, and what is public in it is its API. */
class ModularityTest {

    @Test
    void modulesHaveNoCyclesAndKeepToEachOthersApi() {
        ApplicationModules.of(TriageApplication.class, new ImportOption.DoNotIncludeTests()).verify();
    }
}
