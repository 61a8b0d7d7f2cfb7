package dev.triage.web;

import dev.triage.postmortem.Postmortem;
import dev.triage.postmortem.Postmortems;
import dev.triage.postmortem.PublishGate;
import dev.triage.postmortem.SaveResult;
import dev.triage.report.PostmortemHtml;
import dev.triage.security.Caller;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a postmortem is written, as Markdown. With scripts the text is saved and shown as it will read while its author
 * types; without, by the button. What an author typed is never lost to somebody else's save: both texts are shown.
 */
@Controller
@RequestMapping("/postmortems/{slug:[a-z0-9-]+}/edit")
class PostmortemEditor {

    private final Postmortems postmortems;

    PostmortemEditor(Postmortems postmortems) {
        this.postmortems = postmortems;
    }

    @GetMapping
    String open(@PathVariable String slug, Model model) {
        Postmortem postmortem = postmortems.findBySlug(slug).orElseThrow(PageNotFoundException::new);
        if (postmortem.isPublished()) {
            return "redirect:/postmortems/" + slug;
        }
        return page(postmortem, postmortem.markdown().value(), "loaded", model);
    }

    @PostMapping
    String save(@PathVariable String slug, @RequestParam int revision, @RequestParam(defaultValue = "") String markdown,
            @RequestHeader(name = "HX-Request", required = false) boolean whileTyping,
            @AuthenticationPrincipal Caller caller, HttpServletResponse response, Model model) {
        Postmortem before = postmortems.findBySlug(slug).orElseThrow(PageNotFoundException::new);
        return switch (postmortems.save(before.incidentId(), revision, markdown, caller.name())) {
            case SaveResult.Saved saved -> whileTyping
                    ? page(saved.postmortem(), markdown, "saved", model)
                    : "redirect:/postmortems/" + slug;
            case SaveResult.Conflict conflict -> {
                model.addAttribute("theirs", conflict.current());
                response.setStatus(whileTyping ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CONFLICT);
                yield page(conflict.current(), markdown, "conflict", model);
            }
            case SaveResult.ReadOnly readOnly -> {
                response.setStatus(whileTyping ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CONFLICT);
                yield page(readOnly.published(), markdown, "published", model);
            }
            case SaveResult.Invalid invalid -> {
                response.setStatus(whileTyping ? HttpServletResponse.SC_OK : 422);
                yield page(before, markdown, markdown.isBlank() ? "empty" : "tooLong", model);
            }
            case SaveResult.Missing missing -> throw new PageNotFoundException();
        };
    }

    private static String page(Postmortem postmortem, String markdown, String state, Model model) {
        model.addAttribute("postmortem", postmortem);
        model.addAttribute("markdown", markdown);
        model.addAttribute("state", state);
        model.addAttribute("open", PublishGate.open(markdown));
        model.addAttribute("html", PostmortemHtml.render(markdown));
        model.addAttribute("maxChars", Postmortem.MARKDOWN_MAX_CHARS);
        return "postmortem-edit";
    }
}
