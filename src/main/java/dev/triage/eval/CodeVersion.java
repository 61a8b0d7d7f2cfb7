package dev.triage.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A hash over the compiled code and the tables that turn a context and a reply into a checked diagnosis. It changes when
 * they do and not with every commit, so cells stay valid as long as their outcome would.
 *
 * @param checks facts, prompts' rendering, diagnosis, commands, checks
 * @param signature these and the signature analyst with its catalogue
 */
record CodeVersion(String checks, String signature) {

    private static final List<String> CHECKS = List.of("redact", "fact", "diagnosis", "command", "verify", "prompt");

    static CodeVersion current() {
        List<String> patterns = new ArrayList<>();
        for (String name : CHECKS) {
            patterns.add("classpath*:dev/triage/" + name + "/**/*");
        }
        patterns.add("classpath*:verify/*");
        String checks = hash(patterns);
        return new CodeVersion(checks, Hashes.of(checks,
                hash(List.of("classpath*:dev/triage/signature/**/*", "classpath*:signatures/**/*"))));
    }

    private static String hash(List<String> patterns) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        Hashes hashes = new Hashes();
        try {
            for (String pattern : patterns) {
                List<Resource> files = new ArrayList<>(List.of(resolver.getResources(pattern)));
                files.removeIf(file -> !file.isReadable() || String.valueOf(file.getFilename()).isEmpty());
                files.sort(Comparator.comparing(file -> String.valueOf(file.getFilename())));
                for (Resource file : files) {
                    try (InputStream in = file.getInputStream()) {
                        hashes.add(String.valueOf(file.getFilename())).add(in.readAllBytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes.hex();
    }
}
