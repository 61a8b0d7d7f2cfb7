package dev.triage.fact;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit as people and machines write it.
 *
 * @param dimension what it measures
 * @param factor how many base units it is
 */
public record Unit(Dimension dimension, double factor) {

    /** A number that stands alone. */
    public static final Unit NONE = new Unit(Dimension.PLAIN, 1);

    private static final double KIBI = 1024;
    private static final Map<String, Unit> BY_NAME = new HashMap<>();
    /** Longest name of a unit. */
    public static final int NAME_MAX_CHARS = 14;

    static {
        put(Dimension.TIME, 1e-9, "ns", "nanoseconds");
        put(Dimension.TIME, 1e-6, "us", "µs", "μs", "microseconds");
        put(Dimension.TIME, 1e-3, "ms", "msec", "msecs", "millis", "millisecond", "milliseconds", "毫秒");
        put(Dimension.TIME, 1, "s", "sec", "secs", "second", "seconds", "秒", "秒钟");
        put(Dimension.TIME, 60, "m", "min", "mins", "minute", "minutes", "分钟", "分");
        put(Dimension.TIME, 3_600, "h", "hr", "hrs", "hour", "hours", "小时", "个小时");
        put(Dimension.TIME, 86_400, "d", "day", "days", "天");
        put(Dimension.TIME, 7 * 86_400, "w", "week", "weeks", "周");
        put(Dimension.BYTES, 1, "B", "byte", "bytes", "字节");
        put(Dimension.BYTES, 1e3, "kB", "KB", "kb");
        put(Dimension.BYTES, 1e6, "MB");
        put(Dimension.BYTES, 1e9, "GB");
        put(Dimension.BYTES, 1e12, "TB");
        put(Dimension.BYTES, KIBI, "Ki", "KiB");
        put(Dimension.BYTES, KIBI * KIBI, "Mi", "MiB");
        put(Dimension.BYTES, KIBI * KIBI * KIBI, "Gi", "GiB");
        put(Dimension.BYTES, KIBI * KIBI * KIBI * KIBI, "Ti", "TiB");
        put(Dimension.RATIO, 0.01, "%", "％", "percent", "pct");
        put(Dimension.PER_SECOND, 1, "rps", "qps", "tps", "iops", "RPS", "QPS", "TPS", "IOPS", "hz", "Hz");
        put(Dimension.BYTES_PER_SECOND, 125, "kbps", "Kbps");
        put(Dimension.BYTES_PER_SECOND, 125e3, "Mbps", "mbps");
        put(Dimension.BYTES_PER_SECOND, 125e6, "Gbps", "gbps");
        put(Dimension.COUNT, 1, "个", "次", "条", "行", "台", "名", "笔");
        put(Dimension.COUNT, 1e4, "万", "万个", "万次", "万条", "万行", "万笔");
        put(Dimension.COUNT, 1e8, "亿", "亿行", "亿条");
        put(Dimension.MONEY, 1, "USD", "EUR", "GBP", "CNY", "dollars", "euros", "元");
        put(Dimension.PLAIN, 1, "x", "×", "倍");
        for (String noun : ("rows requests connections errors pods replicas nodes sessions queries messages events threads "
                + "users customers orders retries restarts times clients instances partitions tables transactions tuples "
                + "locks jobs items records calls writes reads files keys entries hits failures timeouts consumers workers "
                + "containers hosts servers processes tasks batches backends waiters payments checkouts tickets alerts slots "
                + "shards indexes conns reqs invocations executions commits documents blocks pages buffers cores vcpus cpus "
                + "people req ops msgs txns accounts merchants transfers").split(" ")) {
            put(Dimension.COUNT, 1, noun);
        }
    }

    private static void put(Dimension dimension, double factor, String... names) {
        for (String name : names) {
            BY_NAME.put(name, new Unit(dimension, factor));
        }
    }

    /** The unit of that name, or null. Case matters only where it tells one unit from another. */
    public static @Nullable Unit named(String name) {
        Unit exact = BY_NAME.get(name);
        return exact != null || name.length() < 3 ? exact : BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the unit is a word for things, such as rows. */
    boolean counts() {
        return dimension == Dimension.COUNT;
    }

    /** This much in every {@code seconds}, or null if there is no dimension for that. */
    public @Nullable Unit per(double seconds) {
        return switch (dimension) {
            case BYTES -> new Unit(Dimension.BYTES_PER_SECOND, factor / seconds);
            case COUNT, PLAIN -> new Unit(Dimension.PER_SECOND, factor / seconds);
            case TIME, RATIO, PER_SECOND, BYTES_PER_SECOND, MONEY -> null;
        };
    }

    /**
     * The unit that a metric's name promises, as in {@code mem_bytes}, {@code LatencyP99(s)} or {@code cpu_percent};
     * {@link #NONE} if it promises none.
     */
    static Unit ofMetric(String metric) {
        String name = metric.toLowerCase(Locale.ROOT);
        int open = name.lastIndexOf('(');
        if (open >= 0 && name.endsWith(")")) {
            String inside = metric.substring(open + 1, metric.length() - 1);
            Unit stated = inside.equals("m") ? new Unit(Dimension.PLAIN, 0.001) : named(inside);
            return stated != null ? stated : NONE;
        }
        int brace = name.indexOf('{');
        String bare = brace > 0 ? name.substring(0, brace) : name;
        if (bare.contains("bytes_per_sec") || bare.endsWith("throughput")) {
            return new Unit(Dimension.BYTES_PER_SECOND, 1);
        }
        if (bare.contains("per_sec") || bare.endsWith("_rps") || bare.endsWith("_qps")) {
            return new Unit(Dimension.PER_SECOND, 1);
        }
        if (bare.endsWith("percent") || bare.endsWith("_pct") || bare.endsWith("utilization") || bare.endsWith("%")) {
            return new Unit(Dimension.RATIO, 0.01);
        }
        for (String end : new String[]{"_bytes", "_seconds", "_milliseconds", "_ms", "_minutes", "_sec", "_secs", "_mb",
                "_gb", "_kb", "_mib", "_gib", "_hours", "_days", "_us"}) {
            if (bare.endsWith(end) || bare.endsWith(end + "_total") || bare.endsWith(end + "_sum")) {
                Unit unit = named(end.substring(1));
                return unit != null ? unit : ofBytes(end.substring(1));
            }
        }
        if (bare.endsWith("_ratio")) {
            return new Unit(Dimension.RATIO, 1);
        }
        return bare.endsWith("_total") || bare.endsWith("_count") || bare.endsWith("connections")
                ? new Unit(Dimension.COUNT, 1)
                : NONE;
    }

    /** The unit that a monitoring system states beside a series, such as {@code Count/Second}. */
    static Unit inJson(String stated) {
        int slash = stated.indexOf('/');
        Unit unit = stated.startsWith("Count")
                ? new Unit(Dimension.COUNT, 1)
                : named(slash < 0 ? stated : stated.substring(0, slash));
        Unit time = slash < 0 ? null : named(stated.substring(slash + 1));
        Unit rate = unit != null && time != null ? unit.per(time.factor()) : null;
        return rate != null ? rate : unit != null ? unit : NONE;
    }

    private static Unit ofBytes(String lower) {
        return switch (lower) {
            case "mb" -> new Unit(Dimension.BYTES, 1e6);
            case "gb" -> new Unit(Dimension.BYTES, 1e9);
            case "mib" -> new Unit(Dimension.BYTES, KIBI * KIBI);
            case "gib" -> new Unit(Dimension.BYTES, KIBI * KIBI * KIBI);
            default -> NONE;
        };
    }
}
