package dev.triage.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that say rightly what the context says, in other words, other units and with what follows from it. */
class ParaphraseTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "Latency of booking-api rose from 150 ms to 6 seconds, a 40x increase.",
            "p99 latency rose to 6,000 ms.",
            "The error rate climbed from 0.2% to 9%, 45 times the usual share.",
            "Four minutes after the deploy of v5.12.0 the pager fired.",
            "The deploy at 21:41 came 7 minutes before the first symptom.",
            "All 300 of 300 connections were in use, that is 100% of the pool.",
            "64 sessions waited while the pool was full.",
            "About 91% of the requests still succeeded.",
            "The statement reads roughly 8 million rows at 3.1 s each.",
            "Each run takes 3,100 ms.",
            "The job runs every minute and takes 3.1 seconds.",
            "Nine percent of the requests failed.",
            "At 9:48 pm the p99 latency jumped to 6s.",
            "The seat_holds table was scanned in full.",
            "`seat_holds` has no index on expires_at.",
            "booking-db CPU stayed at 38%, which is normal.",
            "booking-db was at 0.38 of its CPU.",
            "Users reported failing seat selection at 21:50.",
            "Within four minutes of 21:48 the alert BookingErrorRateHigh fired.",
            "Between 21:48 and 21:55 seven minutes passed.",
            "The release shipped more than five minutes before the trouble.",
            "3 of the errors were FATAL: remaining connection slots are reserved.",
            "The error rate rose by 8.8 percentage points.",
            "It takes 3.1 s of every 60 s, so one instance holds 0.05 connections.",
            "The read-only replica and the user-facing pages are not mentioned as failing.",
            "Nearly 10% of requests failed.",
            "Over 60 sessions were waiting.",
            "v5.12.0 added the sweeper of expired holds.",
            "booking-api 的 p99 延迟从 150 毫秒升至 6 秒，约为原来的 40 倍。",
            "错误率从 0.2% 升到 9%。",
            "部署 v5.12.0 之后七分钟出现首个症状。",
            "连接池 300/300 已全部占满，使用率 100%。",
            "有 64 个会话在等待。",
            "每次执行耗时 3.1 秒，扫描约 800 万行。",
            "每分钟执行一次，每次 3100 毫秒。",
            "约 91% 的请求仍然成功。",
            "２１：４８ 延迟开始飙升。",
            "在四分钟内触发了 BookingErrorRateHigh 告警。",
            "seat_holds 表的 expires_at 没有索引，导致全表扫描。",
            "booking-db 的 CPU 为 38%，处于正常水平。",
            "21点50分用户反馈选座失败。",
            "超过 60 个会话处于等待状态。",
            "错误率上升了 8.8 个百分点。",
            "从 21:48 到 21:55 共七分钟。",
            "两个问题彼此相关：慢查询和连接耗尽。"})
    void isNotFlagged(String sentence) {
        assertThat(Bookings.misses(sentence)).as(sentence).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Latency of booking-api rose from 150 ms to 8 seconds.",
            "p99 latency rose from 150ms to 6s, a 90x increase.",
            "The error rate climbed from 0.2% to 19%.",
            "The deploy at 21:31 came before the first symptom.",
            "All 500 connections were in use.",
            "87 sessions waited while the pool was full.",
            "Thousands of users were affected.",
            "The outage lasted 25 minutes.",
            "The statement reads roughly 80 million rows.",
            "Each run takes 3.1 ms.",
            "The p95 latency jumped to 6s.",
            "The seat_locks table was scanned in full.",
            "v5.11.0 added the sweeper of expired holds.",
            "The alert BookingLatencyHigh fired.",
            "payments-db CPU stayed at 38%.",
            "The pod booking-api-7c9f on node17 was restarted.",
            "Error ORA-12541 was logged.",
            "The change was approved by Martin Keller.",
            "Around 300 requests per second failed.",
            "$40,000 of revenue was lost.",
            "booking-api 的 p99 延迟从 150 毫秒升至 16 秒。",
            "错误率从 0.2% 升到 29%。",
            "部署 v5.21.0 之后出现首个症状。",
            "有 94 个会话在等待。",
            "扫描约 8 亿行。",
            "约三十五分钟的中断影响了数千名用户。",
            "seat_hold_items 表没有索引。",
            "22:48 延迟开始飙升。"})
    void isFlagged(String sentence) {
        assertThat(Bookings.misses(sentence)).as(sentence).isNotEmpty();
    }
}
