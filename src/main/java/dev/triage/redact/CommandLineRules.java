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
                RedactionRule.of("password", "set password",
                        "(?i)set password[^=\\r\\n]{0,80}+=[ \\t]*+(?:password\\()?+'([^'\\r\\n]++)'"),
                RedactionRule.of("password", "sqlplus",
                        "sqlplus(?:[ \\t]++-[^\\s]{1,40}+){0,5}+[ \\t]++[^/\\s]{1,64}+/(?![$<{*])([^@\\s\"']++)"),
                // .pgpass and .netrc
                RedactionRule.of("password", ":5432:", ":5432:[\\w*.-]{1,64}+:[\\w*.-]{1,64}+:([^\\s\"'\\\\]++)"),
                RedactionRule.of("password", "login",
                        Boundary.WORD + "login\\s{1,8}+[^\\s]{1,64}+\\s{1,8}+password[ \\t]{1,8}+([^\\s\"'\\\\]++)"),
                RedactionRule.of("password", "jdbc:oracle:thin:", "jdbc:oracle:thin:[^/\\s]{1,64}+/([^@\\s\"']++)@"));
    }
}
