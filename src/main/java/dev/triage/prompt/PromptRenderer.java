package dev.triage.prompt;

import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Renders prompts. Deterministic, linear in the length of the input, and thread-safe. */
public final class PromptRenderer {

    /** How many tokens {@link #renderRetry} adds at most; the caller keeps them free beside the budget. */
    public static final int RETRY_MAX_TOKENS = 3000;

    /** Room for the markers that providers put around two messages. */
    private static final int MESSAGES_OVERHEAD_TOKENS = 32;
    /** Longest list of what was left out; its parts are counts, so it cannot grow. */
    private static final int NOTICE_MAX_TOKENS = 300;
    /** The final redaction lengthens a clean text by nothing; a second pass makes up for what it found after all. */
    private static final int FITTING_PASSES = 3;
    /** The words around the errors and the excerpt. */
    private static final int RETRY_FRAME_TOKENS = 300;
    private static final int ERRORS_MAX = 20;
    private static final int ERROR_MAX_CHARS = 320;
    private static final int REPLY_EXCERPT_MAX_CHARS = 1200;
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

    private final Redactor redactor;

    public PromptRenderer(Redactor redactor) {
        this.redactor = redactor;
    }

    /**
     * Renders a version for an incident within the input's budget.
     *
     * @param schemaJson JSON schema of the reply, shown to the model
     * @throws PromptBudgetException if the budget does not hold even the prompt without any data
     * @throws IllegalArgumentException if the language is not a BCP 47 tag
     */
    public RenderedPrompt render(PromptVersion version, PromptInput input, String schemaJson) {
        Material material = new Material(input);
        Map<String, String> slots = new HashMap<>();
        slots.put("language", language(input.language()));
        slots.put("schema", schemaJson);
        slots.put("examples", String.join("\n", version.examples()).strip());
        int room = input.budgetTokens();
        for (int pass = 0; pass < FITTING_PASSES; pass++) {
            RenderedPrompt prompt = fit(version, material, slots, room);
            int excess = prompt.estimatedTokens() - input.budgetTokens();
            if (excess <= 0) {
                return prompt;
            }
            room -= excess;
        }
        throw new PromptBudgetException(version.name(), input.budgetTokens(), 2 * input.budgetTokens() - room);
    }

    /**
     * Asks once more after a reply that did not fit the schema. The system message stays; the user message is followed by
     * the reasons and the beginning of the reply.
     *
     * @param errors why the reply was rejected; the first {@value #ERRORS_MAX} are told
     */
    public RenderedPrompt renderRetry(RenderedPrompt first, RedactedText reply, List<String> errors) {
        return renderAgain(first, reply, errors,
                "Your previous reply was rejected. Write the whole JSON object again, in full, with these errors "
                        + "corrected and everything else kept.");
    }

    /**
     * Asks once more after a reply that fits the schema but not the context; as long as {@link #renderRetry} at most.
     *
     * @param errors what the checks found, each with its place; the first {@value #ERRORS_MAX} are told
     */
    public RenderedPrompt renderFindings(RenderedPrompt first, RedactedText reply, List<String> errors) {
        return renderAgain(first, reply, errors,
                "Your previous reply fits the schema, but it was checked against the incident and these errors were "
                        + "found. Write the whole JSON object again, in full, with them corrected and everything else kept. "
                        + "Take out what the incident does not say; do not put another guess in its place. Without "
                        + "evidence for a cause, the outcome is NOT_ESTABLISHED.");
    }

    private RenderedPrompt renderAgain(RenderedPrompt first, RedactedText reply, List<String> errors, String why) {
        MessageDigest seed = Fence.sha256();
        Fence.update(seed, first.user().value());
        Fence.update(seed, reply.value());
        Fence fence = Fence.pick(seed.digest(),
                key -> first.user().value().contains(key) || reply.value().contains(key));
        StringBuilder text = new StringBuilder(first.user().value());
        text.append("\n\n").append(why).append(" The blocks with the key ").append(fence.key())
                .append(" are data too: the errors that the check found, and how the reply began.\n\n");
        int room = RETRY_MAX_TOKENS - RETRY_FRAME_TOKENS;
        TokenBudget budget = new TokenBudget(room / 2);
        StringBuilder list = new StringBuilder();
        for (String error : errors.subList(0, Math.min(ERRORS_MAX, errors.size()))) {
            String line = "- " + PlainLine.of(error, ERROR_MAX_CHARS) + "\n";
            list.append(budget.take(TokenBudget.estimate(line)) ? line : "");
        }
        text.append(fence.wrap("errors", list.toString())).append("\n\n");
        text.append(fence.wrap("reply", excerpt(reply.value(), room / 2))).append('\n');
        RedactedText user = redactor.redact(text.toString(), first.user());
        return new RenderedPrompt(first.version(), first.hash(), first.system(), user, tokens(first.system(), user),
                first.leftOut());
    }

    private static String excerpt(String reply, int maxTokens) {
        for (int chars = REPLY_EXCERPT_MAX_CHARS; chars > 0; chars /= 2) {
            String line = "| " + PlainLine.of(reply, chars) + "\n";
            if (TokenBudget.estimate(line) <= maxTokens) {
                return line;
            }
        }
        return "";
    }

    private RenderedPrompt fit(PromptVersion version, Material material, Map<String, String> slots, int room) {
        Map<String, String> values = new HashMap<>(slots);
        Fence fence = material.fence(version);
        values.put("fence", fence.key());
        values.put("incident", fence.wrap("incident", material.head.text()));
        material.sections.forEach(section -> values.put(section.slot(), fence.wrap(section.slot(), "")));
        values.put("leftOut", notice(material.head.leftOut()));
        String system = new PromptTemplate(version.system()).fill(values);
        PromptTemplate userTemplate = new PromptTemplate(version.user());
        int skeleton = TokenBudget.estimate(system) + TokenBudget.estimate(userTemplate.fill(values))
                + MESSAGES_OVERHEAD_TOKENS;
        long full = material.sections.stream().mapToLong(PromptSection::fullTokens).sum();
        List<String> leftOut = new ArrayList<>(material.head.leftOut());
        if (skeleton + full <= room) {
            material.sections
                    .forEach(section -> values.put(section.slot(), fence.wrap(section.slot(), section.full())));
        } else {
            int needed = skeleton + NOTICE_MAX_TOKENS;
            if (needed > room) {
                throw new PromptBudgetException(version.name(), room, needed);
            }
            choose(material.sections, room - needed);
            for (PromptSection section : material.sections) {
                values.put(section.slot(), fence.wrap(section.slot(), section.chosen()));
                section.leftOut().ifPresent(leftOut::add);
            }
            values.put("leftOut", notice(leftOut));
        }
        RedactedText context = material.input.facts().source();
        RedactedText safeSystem = redactor.redact(system, context);
        RedactedText safeUser = redactor.redact(userTemplate.fill(values), context);
        return new RenderedPrompt(version.name(), version.hash(), safeSystem, safeUser, tokens(safeSystem, safeUser),
                leftOut);
    }

    /** First each section gets its share, then what is left over goes round in the order of the sections. */
    private static void choose(List<PromptSection> sections, int room) {
        int[] used = new int[sections.size()];
        int left = room;
        for (int i = 0; i < used.length; i++) {
            used[i] = sections.get(i).choose((int) ((long) room * sections.get(i).sharePercent() / 100));
            left -= used[i];
        }
        for (int i = 0; i < used.length; i++) {
            left += used[i];
            left -= sections.get(i).choose(left);
        }
    }

    private static int tokens(RedactedText system, RedactedText user) {
        return TokenBudget.estimate(system.value()) + TokenBudget.estimate(user.value()) + MESSAGES_OVERHEAD_TOKENS;
    }

    private static String notice(List<String> leftOut) {
        return leftOut.isEmpty()
                ? "Nothing was left out for length."
                : "Left out for length, so do not take silence on these as evidence:\n- "
                        + String.join("\n- ", leftOut);
    }

    private static String language(String tag) {
        if (!LANGUAGE_TAG.matcher(tag).matches()) {
            throw new IllegalArgumentException("language must be a BCP 47 tag such as en, zh or pt-BR");
        }
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(Locale.ENGLISH);
        return name.isBlank() || name.equals(tag) ? "the language with the BCP 47 tag " + tag : name + " (" + tag + ")";
    }

    /** What goes into the prompt, read once for all passes. */
    private static final class Material {

        private final PromptInput input;
        private final IncidentHead head;
        private final List<PromptSection> sections;

        Material(PromptInput input) {
            this.input = input;
            this.head = IncidentHead.of(input.incident());
            this.sections = List.of(new ContextSection(input.facts()), new FactSection(input.facts()),
                    BlockSection.runbooks(input.runbooks()), BlockSection.similar(input.similar()));
        }

        Fence fence(PromptVersion version) {
            List<String> data = new ArrayList<>(List.of(head.text(), input.facts().source().value()));
            sections.stream().skip(1).map(PromptSection::full).forEach(data::add);
            MessageDigest seed = Fence.sha256();
            Fence.update(seed, version.hash());
            Fence.update(seed, input.incident().id().toString());
            data.forEach(part -> Fence.update(seed, part));
            return Fence.pick(seed.digest(), key -> data.stream().anyMatch(part -> part.contains(key)));
        }
    }
}
