package dev.triage.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** BM25 as a search engine does it, over whole documents in memory: what ours has to beat. */
final class LuceneBaseline implements AutoCloseable {

    private static final int QUERY_TERMS_MAX = 1_024;
    private static final int ANSWERS_MAX = 200;

    private final Directory directory = new ByteBuffersDirectory();
    private final Analyzer analyzer = new EnglishAnalyzer();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /** @param texts documents, found by their position */
    LuceneBaseline(List<String> texts) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory,
                new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity()))) {
            for (int i = 0; i < texts.size(); i++) {
                Document document = new Document();
                document.add(new StringField("position", Integer.toString(i), Field.Store.YES));
                document.add(new TextField("text", texts.get(i), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity());
    }

    /** Positions of the documents that answer a text, the best first. */
    List<Integer> search(String text) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String term : terms(text)) {
            query.add(new TermQuery(new Term("text", term)), BooleanClause.Occur.SHOULD);
        }
        StoredFields stored = searcher.storedFields();
        List<Integer> positions = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(query.build(), ANSWERS_MAX).scoreDocs) {
            positions.add(Integer.valueOf(stored.document(hit.doc, Set.of("position")).get("position")));
        }
        return positions;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        analyzer.close();
        directory.close();
    }

    private List<String> terms(String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (terms.size() < QUERY_TERMS_MAX && tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        }
        return terms;
    }
}
