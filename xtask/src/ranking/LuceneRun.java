// Answers the questions of the ranking set with Lucene's German analysis and BM25.
// Started by `cargo xtask ranking`: java -cp <jars> LuceneRun.java FOLDER

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

public class LuceneRun {
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Analyzer analyzer = new GermanAnalyzer();
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (String line : Files.readAllLines(folder.resolve("papers.tsv"), StandardCharsets.UTF_8)) {
                String[] columns = line.split("\t", 2);
                Document paper = new Document();
                paper.add(new StringField("id", columns[0], Field.Store.YES));
                paper.add(new TextField("text", columns[1], Field.Store.NO));
                writer.addDocument(paper);
            }
        }
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
        StringBuilder out = new StringBuilder();
        for (String question : Files.readAllLines(folder.resolve("questions.tsv"), StandardCharsets.UTF_8)) {
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            for (String term : terms(analyzer, question)) {
                query.add(new TermQuery(new Term("text", term)), BooleanClause.Occur.SHOULD);
            }
            for (ScoreDoc hit : searcher.search(query.build(), 100).scoreDocs) {
                out.append(searcher.doc(hit.doc).get("id")).append(' ');
            }
            out.append('\n');
        }
        System.out.print(out);
    }

    private static List<String> terms(Analyzer analyzer, String text) throws Exception {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }
}
