package dev.triage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** No field and no parameter of a public method holds plain text, except the components named. */
final class CarryTextAsRedacted extends ArchCondition<JavaClass> {

    private final Set<String> plain;

    CarryTextAsRedacted(Set<String> plain) {
        super("carry text as RedactedText only, except " + plain);
        this.plain = plain;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
            boolean constant = field.getModifiers().contains(JavaModifier.STATIC);
            if (!constant && !plain.contains(field.getName()) && holdsText(field.getType())) {
                events.add(SimpleConditionEvent.violated(field, field.getFullName() + " holds plain text"));
            }
        }
        for (JavaMethod method : type.getMethods()) {
            boolean open = method.getModifiers().contains(JavaModifier.PUBLIC) && !method.getName().equals("equals");
            if (open && method.getParameterTypes().stream().anyMatch(CarryTextAsRedacted::holdsText)) {
                events.add(SimpleConditionEvent.violated(method, method.getFullName() + " takes plain text"));
            }
        }
    }

    private static boolean holdsText(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .anyMatch(raw -> raw.isAssignableTo(CharSequence.class) || raw.isEquivalentTo(CharSequence.class)
                        || raw.isEquivalentTo(char.class) || raw.isEquivalentTo(byte.class)
                        || raw.isEquivalentTo(Object.class));
    }
}
