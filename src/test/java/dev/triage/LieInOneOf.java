package dev.triage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** A class lies directly in the root package or in one of the packages named. */
final class LieInOneOf extends ArchCondition<JavaClass> {

    private final Set<String> packages;

    LieInOneOf(Set<String> packages) {
        super("lie in the root package or one of " + packages);
        this.packages = packages;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String name = type.getPackageName();
        boolean known = name.equals(PackageRules.ROOT)
                || packages.contains(PackageRules.featureOf(type)) && name.chars().filter(c -> c == '.').count() == 2;
        if (!known) {
            events.add(SimpleConditionEvent.violated(type, type.getFullName() + " lies in " + name));
        }
    }
}
