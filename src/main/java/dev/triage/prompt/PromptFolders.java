package dev.triage.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the folders of prompt versions: on the class path, also inside a jar, and in the file system. */
final class PromptFolders {

    private static final String CLASS_PATH_ROOT = "prompts/";
    private static final int FILE_MAX_BYTES = 256 * 1024;

    private PromptFolders() {}

    /** The versions that come with the application. */
    static List<PromptFiles> onClassPath() {
        SortedMap<String, SortedMap<String, byte[]>> folders = new TreeMap<>();
        try {
            Resource[] found = new PathMatchingResourcePatternResolver(PromptFolders.class.getClassLoader())
                    .getResources("classpath*:" + CLASS_PATH_ROOT + "*/**");
            for (Resource resource : found) {
                add(resource, folders);
            }
        } catch (IOException e) {
            throw new InvalidPromptException("the prompts on the class path cannot be read; build the jar again", e);
        }
        return folders.entrySet().stream()
                .map(entry -> new PromptFiles("prompts/" + entry.getKey(), entry.getKey(), entry.getValue())).toList();
    }

    private static void add(Resource resource, SortedMap<String, SortedMap<String, byte[]>> folders)
            throws IOException {
        String address = resource.getURI().toString();
        String path = address.substring(address.lastIndexOf("/" + CLASS_PATH_ROOT) + 1 + CLASS_PATH_ROOT.length());
        int slash = path.indexOf('/');
        boolean inVersion = slash > 0 && !path.endsWith("/") && !path.contains("/.");
        if (inVersion && resource.isReadable()) {
            try (InputStream stream = resource.getInputStream()) {
                folders.computeIfAbsent(path.substring(0, slash), name -> new TreeMap<>())
                        .put(path.substring(slash + 1), bounded(address, stream));
            }
        }
    }

    /** The versions in a folder, one sub-folder each; hidden ones are passed over. */
    static List<PromptFiles> below(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidPromptException("triage.prompts.folder is " + folder
                    + ", which is not a folder; create it or remove the property");
        }
        List<PromptFiles> versions = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.filter(Files::isDirectory).filter(PromptFolders::isVisible).sorted().toList()) {
                versions.add(files(child));
            }
        } catch (IOException e) {
            throw new InvalidPromptException(folder + " cannot be read; check its permissions", e);
        }
        if (versions.isEmpty()) {
            throw new InvalidPromptException("triage.prompts.folder " + folder
                    + " holds no version; add a folder such as v3 with prompt.yaml, system.md and user.md");
        }
        return versions;
    }

    private static PromptFiles files(Path version) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(version, 2)) {
            for (Path file : walk.filter(Files::isRegularFile).filter(PromptFolders::isVisible).toList()) {
                try (InputStream stream = Files.newInputStream(file)) {
                    contents.put(version.relativize(file).toString().replace('\\', '/'),
                            bounded(file.toString(), stream));
                }
            }
        }
        return new PromptFiles(version.toString(), version.getFileName().toString(), contents);
    }

    private static boolean isVisible(Path path) {
        return !path.getFileName().toString().startsWith(".");
    }

    private static byte[] bounded(String name, InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(FILE_MAX_BYTES + 1);
        if (bytes.length > FILE_MAX_BYTES) {
            throw new InvalidPromptException(name + " is longer than " + FILE_MAX_BYTES + " bytes; shorten it");
        }
        return bytes;
    }
}
