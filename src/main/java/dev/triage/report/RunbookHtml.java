package dev.triage.report;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A runbook's Markdown as HTML that is safe to show: tags are escaped, and nothing is live. A link is its words with the
 * address after them, for whoever wrote the runbook need not be whoever runs the service.
 */
public final class RunbookHtml {

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true)
            .build();

    private RunbookHtml() {}

    /** The HTML of a text without code between fences. */
    public static String render(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new NothingLive());
        return RENDERER.render(document);
    }

    private static final class NothingLive extends AbstractVisitor {

        @Override
        public void visit(Image image) {
            plain(image, image.getDestination());
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            plain(link, link.getDestination());
        }

        /** The page has its own headings; one within a section would break their order. */
        @Override
        public void visit(Heading heading) {
            visitChildren(heading);
            StrongEmphasis strong = new StrongEmphasis();
            moveChildren(heading, strong);
            Paragraph paragraph = new Paragraph();
            paragraph.appendChild(strong);
            heading.insertBefore(paragraph);
            heading.unlink();
        }

        private static void plain(Node live, String destination) {
            while (live.getFirstChild() != null) {
                live.insertBefore(live.getFirstChild());
            }
            live.insertBefore(new Text(" (" + destination + ")"));
            live.unlink();
        }

        private static void moveChildren(Node from, Node to) {
            while (from.getFirstChild() != null) {
                to.appendChild(from.getFirstChild());
            }
        }
    }
}
