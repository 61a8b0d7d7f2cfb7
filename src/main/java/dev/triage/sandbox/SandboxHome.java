package dev.triage.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Where the clusters live: {@code images/} holds the prepared ones, {@code runs/} those of scenarios that are under way.
 * Root's clusters belong to the user postgres; if that user can't reach the folder, they live under /var/lib.
 */
public record SandboxHome(Path path) {

    /** Makes the folder if need be. */
    public static SandboxHome at(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            if (Programs.root()) {
                own(path);
                if (Programs.asOwner(List.of("test", "-w", path.toString())).code() != 0) {
                    path = Path.of("/var/lib/triage-sandbox-" + Long.toHexString(sum(path)));
                    Files.createDirectories(path);
                    own(path);
                }
            }
        } catch (IOException e) {
            throw new SandboxException("can't make " + path + ": " + e.getMessage(), e);
        }
        SandboxHome home = new SandboxHome(path);
        Programs.asOwner(List.of("mkdir", "-p", home.images().toString(), home.runs().toString()))
                .orFail("making the sandbox's folders");
        return home;
    }

    private static void own(Path path) throws IOException {
        Files.setOwner(path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
    }

    private static long sum(Path path) {
        CRC32 crc = new CRC32();
        crc.update(path.toString().getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    Path images() {
        return path.resolve("images");
    }

    Path runs() {
        return path.resolve("runs");
    }

    /** Removes a folder of its own, and no other. */
    void remove(Path folder) {
        if (!folder.normalize().startsWith(path) || folder.equals(path)) {
            throw new SandboxException(folder + " is not the sandbox's");
        }
        Programs.asOwner(List.of("rm", "-rf", "--", folder.toString())).orFail("removing " + folder);
    }
}
