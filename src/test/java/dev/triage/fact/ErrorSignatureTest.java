package dev.triage.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorSignatureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~',
            textBlock = """
                        FATAL: sorry, too many clients already § POSTGRES 53300 x1
                        remaining connection slots are reserved for superusers § POSTGRES 53300 x1
                        ERROR:  deadlock detected § POSTGRES 40P01 x1
                        ERROR:  canceling statement due to statement timeout § POSTGRES 57014 x1
                        canceling statement due to lock timeout § POSTGRES 55P03 x1
                        permission denied for table orders § POSTGRES 42501 x1
                        nextval: reached maximum value of sequence "a_seq" § POSTGRES 2200H x1
                        ERROR: out of shared memory § POSTGRES 53200 x1
                        duplicate key value violates unique constraint "u" § POSTGRES 23505 x1
                        insert violates foreign key constraint "fk" § POSTGRES 23503 x1
                        SQLSTATE[08P01]: protocol violation § POSTGRES 08P01 x1
                        upstream answered HTTP 503 § HTTP HTTP 503 x1
                        10.0.0.9 - - "GET /a HTTP/1.1" 502 1234 § HTTP HTTP 502 x1
                        mostly 504 errors § HTTP HTTP 504 x1
                        a burst of 5xx § HTTP HTTP 5xx x1
                        com.acme.pay.LedgerLockedException: no § EXCEPTION LedgerLockedException x1
                        TypeError: x is not a function § EXCEPTION TypeError x1
                        java.lang.OutOfMemoryError: Metaspace § MEMORY OutOfMemoryError x1
                        Reason: OOMKilled § KUBERNETES OOMKilled x1
                        Exit Code:    137 § KUBERNETES ExitCode 137 x1
                        Warning  BackOff  87s (x23 over 6m33s)  kubelet § KUBERNETES BackOff x23
                        {"reason": "FailedMount", "type": "Warning", "count": 8} § KUBERNETES FailedMount x8
                        0/2 nodes are available: 2 Insufficient cpu § KUBERNETES FailedScheduling x1
                        pods "a" is forbidden: exceeded quota: q § KUBERNETES ExceededQuota x1
                        dial tcp 10.0.0.1:5432: connect: connection refused § NETWORK ECONNREFUSED x1
                        read: i/o timeout § NETWORK ETIMEDOUT x1
                        rpc error: context deadline exceeded § NETWORK DeadlineExceeded x1
                        lookup db.internal: no such host § DNS NXDOMAIN x1
                        getaddrinfo EAI_AGAIN db § DNS EAI_AGAIN x1
                        x509: certificate has expired or is not yet valid § TLS CertificateExpired x1
                        write: no space left on device § DISK ENOSPC x1
                        OOM command not allowed when used memory > 'maxmemory' § CACHE RedisOOM x1
                        Attempt to heartbeat failed since group is rebalancing § QUEUE KafkaRebalance x1
                        Environment variable REGION is undefined § OTHER MissingEnvironment x1
                        应用日志反复出现连接超时 § NETWORK ETIMEDOUT x1
                        """)
    void mapsMessagesToCodes(String text, String expected) {
        assertThat(FactLines.of(ErrorSignature.class, text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
                                                                  500 / 500 (max_connections)
                                                                  it took 404 ms
                                                                  listening on port 5003
                                                                  no ImagePullBackOff observed
                                                                  the pod was not OOMKilled
                                                                  without any new CrashLoopBackOff
                                                                  未出现连接超时
                                                                  exit code 0
                                                                  at com.acme.FooException.<init>(FooException.java:12)
                                                                  InternalErrorCount
                                                                  """)
    void findsNoErrorWhereThereIsNone(String text) {
        assertThat(FactLines.of(ErrorSignature.class, text)).isEmpty();
    }

    @Test
    void countsEveryOccurrenceAndQuotesTheFirst() {
        FactSheet sheet = FactLines
                .sheet("ok\napp said \"connection refused\" twice: connection refused\nConnection refused");
        ErrorSignature error = sheet.all(ErrorSignature.class).getFirst();
        assertThat(error.count()).isEqualTo(3);
        assertThat(sheet.quote(error)).isEqualTo("connection refused");
        assertThat(error.span().lines()).isEqualTo("2");
    }

    @Test
    void theCatalogListsEachPhraseOnce() {
        List<KnownError> catalog = ErrorCatalog.load();
        assertThat(catalog).hasSizeGreaterThan(200);
        assertThat(new HashSet<>(
                catalog.stream().map(error -> error.phrase().toLowerCase(java.util.Locale.ROOT)).toList()))
                .hasSize(catalog.size());
    }

    @Test
    void aBadLineInTheCatalogIsNamed() {
        assertThatThrownBy(() -> ErrorCatalog.parse(List.of("POSTGRES 53300")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("POSTGRES 53300");
    }
}
