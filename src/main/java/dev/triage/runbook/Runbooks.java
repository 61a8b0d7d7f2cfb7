package dev.triage.runbook;

import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.search.DocumentKind;
import dev.triage.search.HybridSearch;
import dev.triage.search.SearchDocument;
import dev.triage.search.SearchHit;
import dev.triage.search.SearchQuery;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** The runbooks of the organisation: loads and indexes them, and finds the sections that apply. */
@Service
public class Runbooks {

    /** Longest Markdown of one runbook. */
    public static final int MARKDOWN_MAX_CHARS = 1 << 20;

    /** Changes when runbooks are to be split or indexed in another way, so that all are indexed anew. */
    private static final String SPLITTING = "2";

    /**
     * Least relevance at which a section is offered. With the samples, runbooks that apply to an incident have 0.10 and
     * more, others 0.03 and less; for a text, its author can judge.
     */
    private static final double RELEVANT_TO_INCIDENT = 0.06;
    private static final double RELEVANT_TO_TEXT = 0.04;

    /** {@code PodCrash} and {@code HTTPServer} are two words. */
    private static final Pattern JOINT = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private final RunbookRepository runbooks;
    private final HybridSearch search;
    private final Redactor redactor;
    private final Clock clock;

    Runbooks(RunbookRepository runbooks, HybridSearch search, Redactor redactor, Clock clock) {
        this.runbooks = runbooks;
        this.search = search;
        this.redactor = redactor;
        this.clock = clock;
    }

    /**
     * Loads all Markdown files below the folders; a file that cannot be read does not keep out the others. Runbooks
     * whose file has gone stay until they are removed.
     *
     * @throws IllegalArgumentException if a folder is not there; nothing is loaded then
     */
    public RunbookLoad load(List<Path> folders) {
        List<String> problems = new ArrayList<>();
        int indexed = 0;
        int unchanged = 0;
        List<List<Path>> files = folders.stream().map(RunbookFiles::below).toList();
        for (int i = 0; i < folders.size(); i++) {
            for (Path file : files.get(i)) {
                String markdown = RunbookFiles.read(file, problems::add);
                if (markdown == null) {
                    continue;
                }
                try {
                    if (add(RunbookFiles.slug(folders.get(i), file), markdown, file.toString())) {
                        indexed++;
                    } else {
                        unchanged++;
                    }
                } catch (IllegalArgumentException e) {
                    problems.add(file + ": " + e.getMessage());
                }
            }
        }
        return new RunbookLoad(indexed, unchanged, problems);
    }

    /**
     * Adds a runbook, or replaces the one of the same slug. Its text is redacted first.
     *
     * @return false if it is known as it is, and nothing was done
     * @throws IllegalArgumentException if the slug is not one, or the Markdown is empty or too long
     */
    public boolean add(String slug, String markdown, String source) {
        if (markdown.length() > MARKDOWN_MAX_CHARS) {
            throw new IllegalArgumentException("a runbook has at most 1 MiB: split it into several");
        }
        RedactedText safe = redactor.redact(markdown.replace("\0", ""));
        RunbookMarkdown parsed = RunbookMarkdown.parse(slug, safe.value());
        if (parsed.sections().isEmpty()) {
            throw new IllegalArgumentException("the runbook has no text");
        }
        Runbook runbook = new Runbook(Runbook.idOf(slug), slug, parsed.title(), source, hash(safe.value()),
                FrontMatter.reviewed(safe.value()));
        Optional<Runbook> known = runbooks.find(slug);
        if (known.isPresent() && known.get().equals(runbook)) {
            return false;
        }
        List<RunbookSection> sections = parsed.sections().stream().map(section -> new RunbookSection(parsed.title(),
                section.heading(), slug + "#" + section.anchor(), redactor.redact(section.text()))).toList();
        search.remove(DocumentKind.RUNBOOK, runbook.id());
        search.index(documents(runbook, sections));
        // Last, for its hash says that the index is up to date.
        runbooks.save(runbook, sections);
        return true;
    }

    /** Takes a runbook out; false if there is none of this slug. */
    public boolean remove(String slug) {
        UUID id = Runbook.idOf(slug);
        boolean removed = runbooks.remove(id);
        search.remove(DocumentKind.RUNBOOK, id);
        return removed;
    }

    /** All runbooks by title. */
    public List<Runbook> list() {
        return runbooks.list();
    }

    /** One runbook. */
    public Optional<Runbook> get(String slug) {
        return runbooks.find(slug);
    }

    /** The sections of a runbook in order; empty if there is none of this slug. */
    public List<RunbookSection> sections(String slug) {
        return runbooks.sections(slug);
    }

    /**
     * The sections that seem to apply to an incident, the best first, one of each runbook; empty if none does.
     *
     * @param facts the facts of its context
     * @param limit at most so many, 1 to 50
     */
    public List<RunbookMatch> find(Incident incident, FactSheet facts, int limit) {
        RedactedText title = RedactedText
                .join(List.of(redactor.redact(words(incident.title().value())), incident.symptoms()));
        return find(title, RunbookQuery.body(incident, facts, redactor), limit, RELEVANT_TO_INCIDENT);
    }

    /**
     * The sections that are about a free text, the best first, one of each runbook.
     *
     * @param limit at most so many, 1 to 50
     */
    public List<RunbookMatch> find(RedactedText text, int limit) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("say what to look for: the text is empty");
        }
        return find(RedactedText.empty(), text, limit, RELEVANT_TO_TEXT);
    }

    private List<RunbookMatch> find(RedactedText title, RedactedText body, int limit, double relevant) {
        List<RunbookMatch> matches = new ArrayList<>();
        SearchQuery query = query(title, body, limit);
        for (SearchHit hit : search.search(query)) {
            if (hit.score() < relevant) {
                continue;
            }
            List<Passages.Passage> passages = Passages.of(runbooks.sections(hit.ref())).passages();
            // There are fewer when the runbook is being replaced at this moment.
            if (hit.part() < passages.size()) {
                List<RunbookSection> sections = passages.get(hit.part()).sections();
                int best = search.mostAlike(query, sections.stream().map(RunbookSection::text).toList());
                matches.add(new RunbookMatch(sections.get(best), hit.trigram(), hit.cosine(), hit.score()));
            }
        }
        return matches;
    }

    /** What is asked of the search for sections about a free text. */
    public static SearchQuery query(RedactedText text, int limit) {
        return query(RedactedText.empty(), text, limit);
    }

    private static SearchQuery query(RedactedText title, RedactedText body, int limit) {
        return new SearchQuery(DocumentKind.RUNBOOK, RunbookQuery.title(title), RunbookQuery.cut(body), null, null,
                limit);
    }

    private List<SearchDocument> documents(Runbook runbook, List<RunbookSection> sections) {
        RedactedText title = redactor.redact(words(runbook.title()));
        List<SearchDocument> documents = new ArrayList<>();
        for (Passages.Passage passage : Passages.of(sections).passages()) {
            documents.add(new SearchDocument(DocumentKind.RUNBOOK, runbook.id(), documents.size(), title,
                    redactor.redact(passage.text()), clock.instant(), true));
        }
        return documents;
    }

    /** Alerts and the runbooks about them are named in one word of many. */
    private static String words(String title) {
        return JOINT.matcher(title).replaceAll(" ");
    }

    private static String hash(String markdown) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest((SPLITTING + '\0' + markdown).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
