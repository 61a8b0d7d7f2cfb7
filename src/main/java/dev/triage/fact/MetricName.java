package dev.triage.fact;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the words that name a value, to the left of it, and judges whether they name a metric at all. */
final class MetricName {

    private static final int WORDS_MAX = 6;
    private static final int CHARS_MAX = 80;
    private static final String BREAKS = ",;，；。、!?|\"“”\n\t•";
    /** Words between a name and its value. */
    private static final Set<String> LINKS = Set.of("from", "to", "is", "was", "were", "are", "at", "of", "by", "has",
            "have",
            "had", "been", "now", "about", "around", "roughly", "approximately", "nearly", "almost", "only", "just",
            "up",
            "down", "over", "under", "above", "below", "than", "more", "less", "the", "a", "an", "jumped", "climbed",
            "rose",
            "risen", "rising", "increased", "increasing", "grew", "grown", "spiked", "surged", "soared", "went", "gone",
            "dropped", "fell", "fallen", "decreased", "declined", "moved", "changed", "degraded", "doubled", "tripled",
            "reached", "hit", "hitting", "exceeded", "exceeds", "exceeding", "averaged", "averaging", "peaked",
            "peaking",
            "suddenly", "rapidly", "sharply", "steadily", "slowly", "quickly", "currently", "stands", "sits", "remains",
            "stayed", "stable", "shows", "showed", "raised", "lowered", "reduced", "sitting", "pinned", "sustained",
            "equals",
            "as", "out", "within", "between", "then", "also", "still", "max", "maximum", "value", "reads", "ramped",
            "shot",
            "crept", "plunged", "plummeted", "recovered", "back", "ballooned", "dipped", "high", "low");
    /** Words that no metric's name goes across. */
    private static final Set<String> STOPS = Set.of("and", "but", "while", "with", "when", "because", "which", "that",
            "so",
            "since", "after", "before", "until", "if", "then", "where", "or", "for", "in", "on", "per", "this", "every",
            "last", "past", "into", "shows", "saw", "we", "i", "they", "it", "there", "via", "using", "during");
    private static final Set<String> METRIC_WORDS = Set.of("latency", "cpu", "memory", "mem", "heap", "rate", "ratio",
            "errors", "error", "connections", "connection", "queries", "sessions", "queue", "depth", "lag", "usage",
            "utilization", "utilisation", "load", "iops", "throughput", "requests", "rps", "qps", "tps", "pool",
            "threads",
            "waiting", "active", "idle", "blocked", "locks", "deadlocks", "retries", "restarts", "restart", "replicas",
            "pods", "nodes", "disk", "storage", "space", "size", "backlog", "pending", "count", "hits", "misses", "hit",
            "evictions", "keys", "clients", "timeouts", "failures", "duration", "time", "wait", "age", "swap", "io",
            "iowait",
            "network", "bandwidth", "packets", "drops", "rows", "tuples", "buffers", "checkpoints", "wal", "temp",
            "transactions", "commits", "rollbacks", "consumers", "partitions", "messages", "traffic", "users", "orders",
            "payments", "success", "availability", "apdex", "saturation", "goroutines", "fds", "inodes", "gc", "pauses",
            "pause", "p50", "p75", "p90", "p95", "p99", "p999", "avg", "mean", "max", "min", "total", "desired",
            "ready",
            "available", "unavailable", "slots", "max_connections", "workers", "tasks", "procs", "processes", "calls",
            "limit", "capacity", "used", "free", "volume", "concurrency", "inflight", "loadavg", "rss", "score");
    private static final Set<String> NOT_METRICS = Set.of("id", "pid", "port", "ports", "line", "version", "year",
            "priority",
            "revision", "uid", "gid", "step", "chapter", "page", "issue", "ticket", "code", "status", "schema",
            "generation",
            "period", "index", "attempt", "build", "pr", "weight", "shard", "partition", "offset", "sequence", "seq",
            "term",
            "epoch", "timestamp", "ts", "height", "width", "http", "exit", "signal", "sev", "phase", "day", "month",
            "hour",
            "minute", "returncode", "rc", "level", "number", "date", "tid", "thread", "xid", "oom_score_adj", "args",
            "type");
    private static final String IDEOGRAPH_METRICS = "延迟 率 内存 连接 错误 队列 积压 耗时 使用 数 负载 磁盘 线程 吞吐 请求 流量 长度 堆 时间";

    private final String text;

    MetricName(String text) {
        this.text = text;
    }

    /**
     * A name in the text.
     *
     * @param joint whether it is tied to the value by a colon, an equals sign or as a JSON key
     */
    record Found(int start, int end, String words, boolean joint) {}

    /** The name of the value at {@code valueStart}, or null. */
    @Nullable
    Found before(int valueStart, int limit) {
        int at = valueStart;
        while (at > limit && " ~≈<>≤≥+`*".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        if (at > limit && text.charAt(at - 1) == '"' && at >= valueStart - 1) {
            at--;
        }
        boolean joint = false;
        while (at > limit && (" =:：\t".indexOf(text.charAt(at - 1)) >= 0)) {
            joint |= " \t".indexOf(text.charAt(at - 1)) < 0;
            at--;
        }
        if (joint && at > limit && text.charAt(at - 1) == '"') {
            return quoted(at, limit);
        }
        while (at > limit && "`*'".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return phrase(at, limit, joint);
    }

    private @Nullable Found quoted(int end, int limit) {
        int open = Backwards.find(text, '"', end - 2, limit);
        return open < limit || end - open > CHARS_MAX || open + 1 >= end - 1 ? null : found(open + 1, end - 1, true);
    }

    private @Nullable Found phrase(int end, int limit, boolean joint) {
        int start = end;
        int nameEnd = end;
        int words = 0;
        int at = end;
        while (at > limit && words < WORDS_MAX && end - at < CHARS_MAX) {
            char c = text.charAt(at - 1);
            if (c == ' ') {
                at--;
                continue;
            }
            int wordStart = wordStart(at, limit);
            String word = text.substring(wordStart, at).toLowerCase(Locale.ROOT);
            if (wordStart == at || joint && words > 0 && text.charAt(at - 1) == ':') {
                break;
            }
            if (words == 0 && !joint && LINKS.contains(word)) {
                nameEnd = wordStart;
            } else if (STOPS.contains(word)
                    || words > 0 && LINKS.contains(word) && !word.equals("max") && !word.equals("of")
                    || isNumber(word) && words == 0) {
                break;
            } else {
                words++;
                start = wordStart;
            }
            at = wordStart;
        }
        return words == 0 || start >= nameEnd ? null : found(start, trimmed(nameEnd, start), joint);
    }

    private int trimmed(int end, int start) {
        int at = end;
        while (at > start && text.charAt(at - 1) == ' ') {
            at--;
        }
        return at;
    }

    private int wordStart(int end, int limit) {
        int at = end;
        while (at > limit && end - at < CHARS_MAX) {
            char c = text.charAt(at - 1);
            if (c == ' ' || BREAKS.indexOf(c) >= 0) {
                break;
            }
            if (c == '}' && at == end) {
                int open = Backwards.find(text, '{', at, limit);
                if (open > limit && end - open < 300) {
                    at = open;
                    continue;
                }
            }
            if ("([{（:：=".indexOf(c) >= 0 && !(c == '(' && text.charAt(end - 1) == ')') && !(c == ':' && at > limit + 1
                    && at < end && Character.isLetterOrDigit(text.charAt(at))
                    && Character.isLetterOrDigit(text.charAt(at - 2)))) {
                break;
            }
            at--;
        }
        return at;
    }

    private Found found(int start, int end, boolean joint) {
        int from = start;
        while (from < end && " -–—•*#>`'[.".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return new Found(from, end, text.substring(from, end).strip().toLowerCase(Locale.ROOT), joint);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == ',' || c == '%');
    }

    /** Whether these words name something that is measured. */
    static boolean isMetric(String words) {
        for (String word : words.split("[^\\p{L}\\p{N}]+")) {
            if (METRIC_WORDS.contains(word)) {
                return true;
            }
            if (!word.isEmpty() && NumberScanner.isIdeograph(word.charAt(word.length() - 1))) {
                for (String metric : IDEOGRAPH_METRICS.split(" ")) {
                    if (word.contains(metric)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether these words name an identifier or a position, which is no measure however it is written. */
    static boolean isIdentifier(String words) {
        String last = words.substring(words.lastIndexOf(' ') + 1);
        int part = Math.max(last.lastIndexOf('_'), last.lastIndexOf('.'));
        return NOT_METRICS.contains(last) || NOT_METRICS.contains(words)
                || part >= 0 && Set.of("id", "pid", "port", "version", "uid", "code", "timestamp")
                        .contains(last.substring(part + 1));
    }

    /** Whether the name is one that only machines write, such as {@code db_load_avg} or {@code http.requests}. */
    static boolean isMachineName(String words) {
        return words.indexOf(' ') < 0 && words.length() > 4
                && (words.indexOf('_') > 0 || words.indexOf('{') > 0 || words.indexOf('.') > 0)
                && Character.isLetter(words.charAt(0)) && words.indexOf('/') < 0;
    }
}
