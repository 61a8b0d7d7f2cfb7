package dev.triage.llm;

/** Ways in which one try fails, with what follows from each. */
enum FaultKind {

    /** The provider asks to come back later: 429, or 503 with a time. It is well, so its breaker is not told. */
    RATE_LIMITED("rate_limited", true, Sign.HEALTHY),
    /** A status of 500 and above. */
    SERVER_ERROR("server_error", true, Sign.SICK),
    /** The connection could not be made or broke. */
    CONNECTION("connection", true, Sign.SICK),
    /** A complete reply without text. */
    EMPTY("empty", true, Sign.HEALTHY),
    /** Not complete in time. Another try would rarely be faster, and the caller has already waited. */
    TIMEOUT("timeout", false, Sign.SICK),
    /** A success whose body is no reply: HTML of a proxy, broken JSON, another shape. Trying again is paid again. */
    UNUSABLE_BODY("unusable_body", false, Sign.SICK),
    /** More bytes than any reply has. */
    TOO_LARGE("too_large", false, Sign.SICK),
    /** The request is at fault: a status of 400 to 499. */
    REJECTED("rejected", false, Sign.HEALTHY),
    /** The reply ends at the token limit. */
    CUT_OFF("max_tokens", false, Sign.HEALTHY),
    /** No free place among the concurrent calls in time; nothing was sent. */
    BUSY("busy", false, Sign.NONE),
    /** The breaker is open; nothing was sent. */
    CIRCUIT_OPEN("circuit_open", false, Sign.NONE),
    /** The calling thread was interrupted. */
    CANCELLED("cancelled", false, Sign.NONE);

    /** What a fault says about the health of the provider. */
    enum Sign {
        HEALTHY,
        SICK,
        NONE
    }

    private final String tag;
    private final boolean worthAnotherTry;
    private final Sign sign;

    FaultKind(String tag, boolean worthAnotherTry, Sign sign) {
        this.tag = tag;
        this.worthAnotherTry = worthAnotherTry;
        this.sign = sign;
    }

    /** Value of {@code error.type} in metrics. */
    String tag() {
        return tag;
    }

    boolean worthAnotherTry() {
        return worthAnotherTry;
    }

    Sign sign() {
        return sign;
    }
}
