package dev.triage.signature;

import dev.triage.signature.SignatureText.CheckText;
import dev.triage.signature.SignatureText.FollowUpText;
import dev.triage.signature.SignatureText.MitigationText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads the words of one mode in one language; steps that are not worded there come from the shared words. */
final class TextReader {

    private TextReader() {}

    static SignatureText signature(Fields fields, SignatureText shared) {
        SignatureText text = new SignatureText(always(fields, "statement"), always(fields, "confirm"),
                with(shared.checks(), fields.map("checks", TextReader::check)),
                with(shared.mitigations(), fields.map("mitigations", TextReader::mitigation)),
                with(shared.followUps(), fields.map("followUps", TextReader::followUp)),
                texts(fields, "missing"));
        fields.done();
        return text;
    }

    static SignatureText shared(Fields fields) {
        SignatureText text = new SignatureText(Template.of(""), Template.of(""),
                fields.map("checks", TextReader::check),
                fields.map("mitigations", TextReader::mitigation), fields.map("followUps", TextReader::followUp),
                Map.of());
        fields.done();
        return text;
    }

    private static <T> Map<String, T> with(Map<String, T> shared, Map<String, T> own) {
        Map<String, T> all = new LinkedHashMap<>(shared);
        all.putAll(own);
        return all;
    }

    private static Map<String, Template> texts(Fields fields, String field) {
        Map<String, Template> texts = new LinkedHashMap<>();
        if (fields.has(field)) {
            Fields inner = fields.object(field);
            inner.names().forEach(name -> texts.put(name, always(inner, name)));
        }
        return texts;
    }

    private static CheckText check(Fields fields) {
        return done(fields, all -> new CheckText(always(all, "step"), always(all, "expected"),
                all.has("otherwise") ? check(all.object("otherwise")) : null));
    }

    private static MitigationText mitigation(Fields fields) {
        return done(fields,
                all -> new MitigationText(always(all, "action"), always(all, "risk"), always(all, "rollback")));
    }

    private static FollowUpText followUp(Fields fields) {
        return done(fields, all -> new FollowUpText(always(all, "action"), always(all, "owner")));
    }

    private static <T> T done(Fields fields, Function<Fields, T> reader) {
        T read = reader.apply(fields);
        fields.done();
        return read;
    }

    /** A text that can be written whatever is known. */
    private static Template always(Fields fields, String field) {
        Template template = RuleReader.template(fields, field, fields.text(field).replaceAll("\\s+", " "));
        if (template.fill(slot -> null).isEmpty()) {
            throw fields.fail(field, "has a slot outside of [[…|…]]; give a variant that needs no slot");
        }
        return template;
    }
}
