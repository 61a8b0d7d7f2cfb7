package dev.triage.evalreport;

import java.util.Locale;

/** Draws into one SVG picture; colours come from the page's style. Text is escaped. */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String title, String description) {
        out.append("<svg viewBox=\"0 0 ").append(width).append(' ').append(height)
                .append("\" role=\"img\" width=\"").append(width).append("\"><title>").append(Html.escaped(title))
                .append("</title><desc>").append(Html.escaped(description)).append("</desc>");
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        out.append(
                String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>", x1,
                        y1, x2, y2, style));
        return this;
    }

    Svg dot(double x, double y, double radius, String style, String tip) {
        out.append(
                String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" class=\"%s\"><title>%s</title>"
                        + "</circle>", x, y, radius, style, Html.escaped(tip)));
        return this;
    }

    Svg box(double x, double y, double width, double height, String style, String tip) {
        out.append(String.format(Locale.ROOT, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" class=\"%s\">"
                + "<title>%s</title></rect>", x, y, Math.max(0, width), Math.max(0, height), style, Html.escaped(tip)));
        return this;
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    Svg text(double x, double y, String anchor, String style, String text) {
        out.append(
                String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">", x, y, anchor,
                        style))
                .append(Html.escaped(text)).append("</text>");
        return this;
    }

    String end() {
        return out.append("</svg>").toString();
    }
}
