package dev.triage.command;

import java.util.Set;

/** Restarting as such: of a service, a container, a host. */
final class Restarts {

    private static final Set<String> MANAGERS = Set.of("systemctl", "service", "supervisorctl", "pm2", "rc-service",
            "docker", "podman", "docker-compose", "nerdctl", "pg_ctl", "pg_ctlcluster", "patronictl", "brew", "monit",
            "apachectl", "heroku", "az", "svc", "sv", "initctl");

    private Restarts() {}

    static boolean is(Invocation call) {
        String program = call.program();
        boolean restart = call.words().stream().skip(1).limit(5)
                .anyMatch(word -> Set.of("restart", "try-restart", "reload-or-restart").contains(word.text()));
        return switch (program) {
            case "kubectl", "oc", "k" -> restart && call.text().contains("rollout");
            case "reboot" -> true;
            case "shutdown" -> call.hasFlag("-r");
            case "aws" -> call.words().stream().anyMatch(word -> word.text().startsWith("reboot-"));
            case "gcloud" -> call.words().stream().anyMatch(word -> word.text().matches("restart|reset"));
            default -> restart && MANAGERS.contains(program);
        };
    }
}
