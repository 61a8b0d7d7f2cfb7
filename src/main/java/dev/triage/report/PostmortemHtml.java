package dev.triage.report;

import dev.triage.postmortem.PublishGate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A postmortem's Markdown as HTML that is safe to show: tags are escaped, pictures are their descriptions, links lead to
 * the web or to mail only. Each place that is still to be filled in is marked and can be linked to as {@code #fill-1},
 * {@code #fill-2} and so on.
 */
public final class PostmortemHtml {

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true)
            .sanitizeUrls(true).urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .nodeRendererFactory(PlaceholderRenderer::new)
            .attributeProviderFactory(context -> (node, tag, attributes) -> {
                if (node instanceof Link) {
                    attributes.put("rel", "nofollow noopener noreferrer");
                }
            }).build();

    private PostmortemHtml() {}

    /** The HTML of a text. */
    public static String render(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new NoPictures());
        document.accept(new PlaceholderMarker());
        return RENDERER.render(document);
    }

    /** A place to fill in. */
    private static final class Placeholder extends CustomNode {

        private final int number;
        private final String text;

        Placeholder(int number, String text) {
            this.number = number;
            this.text = text;
        }
    }

    /** A picture would tell its server who reads the page, and when. */
    private static final class NoPictures extends AbstractVisitor {

        @Override
        public void visit(Image image) {
            while (image.getFirstChild() != null) {
                image.insertBefore(image.getFirstChild());
            }
            image.unlink();
        }
    }

    private static final class PlaceholderMarker extends AbstractVisitor {

        private int count;

        @Override
        public void visit(Text text) {
            String literal = text.getLiteral();
            int from = 0;
            for (PublishGate.Span span : PublishGate.spans(literal)) {
                text.insertBefore(new Text(literal.substring(from, span.start())));
                count++;
                text.insertBefore(new Placeholder(count, literal.substring(span.start(), span.end())));
                from = span.end();
            }
            if (from > 0) {
                text.setLiteral(literal.substring(from));
            }
        }
    }

    private record PlaceholderRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Placeholder.class);
        }

        @Override
        public void render(Node node) {
            Placeholder placeholder = (Placeholder) node;
            context.getWriter().tag("mark",
                    new TreeMap<>(Map.of("id", "fill-" + placeholder.number, "class", "fill")));
            context.getWriter().text(placeholder.text);
            context.getWriter().tag("/mark");
        }
    }
}
