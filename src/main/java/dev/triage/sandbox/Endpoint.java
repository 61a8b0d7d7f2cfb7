package dev.triage.sandbox;

/**
 * How to reach the cluster of one run.
 *
 * @param marker the random id of the run; a server that does not show it is none of the sandbox's
 * @param adminPassword of {@link #ADMIN}
 * @param rolePassword of every other role
 */
record Endpoint(int port, String marker, String adminPassword, String rolePassword) {

    static final String ADMIN = "sandbox_admin";
    static final String RESPONDER = "responder";
    static final String COLLECTOR = "collector";
    static final String APP = "app";
    static final String CONTROL = "sandbox_control";

    String password(String user) {
        return user.equals(ADMIN) ? adminPassword : rolePassword;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** For psql, as the responder; it holds the password of this run. */
    String address() {
        return "postgresql://" + RESPONDER + ":" + password(RESPONDER) + "@127.0.0.1:" + port + "/" + APP;
    }

    /** The responder's way in when all connections are taken. */
    String reservedAddress(int version) {
        return version >= Cluster.RESERVED_SINCE ? address() : address() + "?replication=database";
    }
}
