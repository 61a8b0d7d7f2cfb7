package dev.triage.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version and commit of the build. */
final class BuildVersion implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties build = read("/META-INF/build-info.properties");
        Properties git = read("/git.properties");
        return new String[]{"triage " + build.getProperty("build.version", "unbuilt") + " ("
                + git.getProperty("git.commit.id.abbrev", "unknown commit") + ")"};
    }

    /** The same as one line. */
    static String text() {
        try {
            return new BuildVersion().getVersion()[0];
        } catch (IOException e) {
            return "unknown build";
        }
    }

    private static Properties read(String resource) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties;
    }
}
