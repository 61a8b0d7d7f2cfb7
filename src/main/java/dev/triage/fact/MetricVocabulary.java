package dev.triage.fact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which a metric's name is told from any other words beside a number. */
final class MetricVocabulary {

    /** Words between a name and its value. */
    private static final Set<String> LINKS = words(
            """
            from to is was were are at of by has have had been now about around roughly approximately nearly almost only just
            up down over under above below than more less the a an jumped climbed rose risen rising increased increasing grew
            grown spiked surged soared went gone dropped fell fallen decreased declined moved changed degraded doubled tripled
            reached reaches hit hitting exceeded exceeds exceeding averaged averaging peaked peaking suddenly rapidly sharply
            steadily slowly quickly currently stands sits remains stayed stable showed raised lowered reduced sitting pinned
            sustained equals as out within between then also still max maximum value reads ramped shot crept plunged plummeted
            recovered back ballooned dipped high low running""");
    /** Words that no metric's name goes across. */
    private static final Set<String> STOPS = words(
            """
            and but while with when because which that so since after before until if then where or for in on per this every
            last past into shows saw we i they it there via using during its our their see seeing""");
    private static final Set<String> METRIC_WORDS = words(
            """
            latency cpu memory mem heap rate ratio errors error connections connection queries sessions queue depth lag usage
            utilization utilisation load iops throughput requests rps qps tps pool threads waiting active idle blocked locks
            deadlocks retries restarts restart replicas pods nodes disk storage space size backlog pending count hits misses
            hit evictions keys clients timeouts failures duration time wait age swap io iowait network bandwidth packets drops
            rows tuples buffers checkpoints wal temp transactions commits rollbacks consumers partitions messages traffic users
            orders payments success availability apdex saturation goroutines fds inodes gc pauses pause p50 p75 p90 p95 p99
            p999 avg mean max min total desired ready available unavailable slots max_connections workers tasks procs processes
            calls limit capacity used use free gen volume concurrency inflight loadavg rss score percentile delay response""");
    private static final Set<String> NOT_METRICS = words(
            """
            id pid port ports line version year priority revision uid gid step chapter page issue ticket code status schema
            generation period index attempt build pr weight shard partition offset sequence seq term epoch timestamp ts height
            width http exit signal sev phase day month hour minute returncode rc level number date tid thread xid
            oom_score_adj args type tab""");
    private static final Set<String> IDENTIFIER_ENDS = Set.of("id", "pid", "port", "version", "uid", "code",
            "timestamp",
            "revision", "ids", "generation", "shard", "index", "pod-index");
    private static final List<String> IDEOGRAPHS = List.of("延迟", "率", "内存", "连接", "错误", "队列", "积压", "耗时", "使用", "数",
            "负载", "磁盘", "线程", "吞吐", "请求", "流量", "长度", "堆", "时间", "时长", "查询", "会话", "事务", "锁", "重试");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[a-z0-9])(?=[A-Z])");

    private MetricVocabulary() {}

    static boolean isLink(String word) {
        return LINKS.contains(word);
    }

    static boolean isStop(String word) {
        return STOPS.contains(word);
    }

    /** Whether these words, in the case in which they stand, name something that is measured. */
    static boolean isMetric(String name) {
        for (String part : NO_WORD.split(name)) {
            String word = part.toLowerCase(Locale.ROOT);
            if (METRIC_WORDS.contains(word)
                    || !word.isEmpty() && NumberScanner.isIdeograph(word.charAt(word.length() - 1))
                            && IDEOGRAPHS.stream().anyMatch(word::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Whether these words, in lower case, name an identifier or a position, which is no measure however it is written. */
    static boolean isIdentifier(String words) {
        if (words.indexOf('&') >= 0 || words.contains("%2") || words.contains("://")) {
            return true;
        }
        String name = withoutLabels(words);
        String last = name.substring(name.lastIndexOf(' ') + 1);
        int part = Math.max(Math.max(last.lastIndexOf('_'), last.lastIndexOf('.')), last.lastIndexOf('/'));
        return NOT_METRICS.contains(last) || NOT_METRICS.contains(words)
                || part >= 0 && IDENTIFIER_ENDS.contains(last.substring(part + 1));
    }

    /** Whether the name is one that only machines write, such as {@code db_load_avg} or {@code http.requests}. */
    static boolean isMachineName(String words) {
        String name = withoutLabels(words);
        String last = name.substring(name.lastIndexOf(' ') + 1);
        return name.length() < words.length()
                || last.length() > 4 && Character.isLetter(last.charAt(0)) && last.indexOf('/') < 0
                        && (last.indexOf('_') > 0 || last.indexOf('.') > 0);
    }

    /** A name without its labels in braces, which may hold anything. */
    private static String withoutLabels(String words) {
        int open = words.indexOf('{');
        return open > 0 ? words.substring(0, open) : words;
    }

    private static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }
}
