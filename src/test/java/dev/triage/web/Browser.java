package dev.triage.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One Chromium for all tests of a JVM; each page gets a context, and so a memory, of its own. */
final class Browser {

    static final int LAPTOP = 1280;
    static final int PHONE = 360;

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private static com.microsoft.playwright.@org.jspecify.annotations.Nullable Browser chromium;

    private Browser() {}

    /** A page as a laptop shows it, in English. */
    static Page page(int port) {
        return page(port, LAPTOP, ColorScheme.LIGHT, "en-GB", true);
    }

    static Page page(int port, int width, ColorScheme scheme, String language, boolean scripts) {
        BrowserContext context = chromium().newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + port).setViewportSize(width, 800).setColorScheme(scheme)
                .setLocale(language).setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    /** Closes what the tests have opened so far. */
    static void closePages() {
        if (chromium != null) {
            List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
        }
    }

    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            Path executable = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no Chromium here: apt-get install chromium"));
            Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking",
                            "--disable-component-update", "--disable-sync")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return chromium;
    }
}
