package dev.triage.redact;

import java.util.List;

/** Secrets in the notations of particular programs. */
final class CommandLineRules {

    private static final String WORD = "(?:\\\\{0,3}+[\"'])?+(?![$<{*])((?<=\")[^\"\\\\\\r\\n]++|(?<=')[^'\\\\\\r\\n]++|[^\\s\"'\\\\|;&]++)";

    private CommandLineRules() {}

    static List<RedactionRule> all() {
        return List.of(
                RedactionRule.of("password", List.of("mysql", "mariadb", "mysqldump", "mysqladmin"),
                        Boundary.HYPHENATED
                                + "(?:mysql|mariadb)[a-z-]{0,12}+(?:[ \\t]++(?!-p)[^\\s|;&]{1,200}+){0,20}+[ \\t]++-p"
                                + WORD),
                RedactionRule.of("password", List.of("sshpass"), "sshpass[ \\t]++-p[ \\t]*+" + WORD),
                RedactionRule.of("password", List.of("redis-cli"),
                        "redis-cli(?:[ \\t]++(?!-a)[^\\s|;&]{1,200}+){0,20}+[ \\t]++-a[ \\t]*+" + WORD),
                RedactionRule.of("password", List.of("docker login", "podman login", "helm registry login", "az login"),
                        "(?:docker|podman|helm registry|az) login(?:[ \\t]++(?!-p)[^\\s|;&]{1,200}+){0,20}+[ \\t]++-p[ \\t]*+"
                                + WORD),
                RedactionRule.of("password", List.of("curl", "wget"),
                        "(?:curl|wget)(?:[ \\t]++(?!-u|--user)[^\\s|;&]{1,400}+){0,20}+[ \\t]++(?:-u|--user)[= \\t]*+[\"']?+"
                                + "[^\\s:\"']{0,64}+:(?![$<{*])((?<=\")[^\"\\\\\\r\\n]++|(?<=')[^'\\\\\\r\\n]++|[^\\s\"'\\\\|;&]++)"),
                RedactionRule.of("password", "identified by",
                        "(?i)identified by[ \\t]++(?:password[ \\t]++)?+'([^'\\r\\n]++)'"),
                RedactionRule.of("password", "jdbc:oracle:thin:", "jdbc:oracle:thin:[^/\\s]{1,64}+/([^@\\s\"']++)@"));
    }
}
