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
    private static final String SPLITTING = "1";

    /** Sections for when the incident is over, or about the runbook itself: kept, but not offered. */
    private static final Pattern AFTERWARDS = Pattern.compile("^(?:after(?:wards| the)|escalat|references?$|related|"
            + "see also|links?$|resources$|further reading|history$|changelog|follow[- ]?up|prevention|contacts?$|owners?$"
            + "|复盘|参考|升级|联系|预防)", Pattern.CASE_INSENSITIVE);

    /**
     * Least sum of both measures at which a section is offered. With the samples, sections that apply to an incident
     * have 0.9 and more and most others less; for a text, its author can judge.
     */
    private static final double RELEVANT_TO_INCIDENT = 0.9;
    private static final double RELEVANT_TO_TEXT = 0.8;

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
        List<SearchDocument> documents = new ArrayList<>();
        for (int part = 0; part < sections.size(); part++) {
            documents.add(document(runbook.id(), part, sections.get(part)));
        }
        search.index(documents);
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
        RedactedText title = RedactedText.join(List.of(incident.title(), incident.symptoms()));
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
        return find(text, text, limit, RELEVANT_TO_TEXT);
    }

    private List<RunbookMatch> find(RedactedText title, RedactedText body, int limit, double relevant) {
        List<RunbookMatch> matches = new ArrayList<>();
        for (SearchHit hit : search.search(
                new SearchQuery(DocumentKind.RUNBOOK, RunbookQuery.title(title), RunbookQuery.cut(body), null, null,
                        limit))) {
            if (hit.trigram() + hit.cosine() < relevant) {
                continue;
            }
            // A section can be missing when its runbook is being replaced at this moment.
            runbooks.section(hit.ref(), hit.part()).ifPresent(section -> matches
                    .add(new RunbookMatch(section, hit.trigram(), hit.cosine(), hit.score())));
        }
        return matches;
    }

    private SearchDocument document(UUID runbook, int part, RunbookSection section) {
        RedactedText title = redactor.redact(section.runbook() + " / " + section.heading());
        return new SearchDocument(DocumentKind.RUNBOOK, runbook, part, title, RunbookQuery.cut(section.text()),
                clock.instant(), !AFTERWARDS.matcher(section.heading()).find());
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
