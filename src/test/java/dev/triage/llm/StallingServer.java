package dev.triage.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes requests, sends the head of a success, and then nothing more, until the client gives up. */
final class StallingServer implements AutoCloseable {

    private static final String HEAD = """
                                       HTTP/1.1 200 OK\r
                                       Content-Type: application/json\r
                                       Content-Length: 1000\r
                                       \r
                                       {""";

    private final ServerSocket socket;
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch abandoned = new CountDownLatch(1);

    StallingServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** How many requests have come. */
    int requests() {
        return requests.get();
    }

    /** Waits until a client has got the head. */
    void awaitStalled() throws InterruptedException {
        stalled.await();
    }

    /** Waits until that client has closed its connection. */
    void awaitAbandoned() throws InterruptedException {
        abandoned.await();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> stall(client));
            } catch (IOException e) {
                // Closed: the test is over.
                return;
            }
        }
    }

    private void stall(Socket client) {
        try (client) {
            byte[] request = new byte[65_536];
            int first = client.getInputStream().read(request);
            requests.incrementAndGet();
            client.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            stalled.countDown();
            while (first >= 0 && client.getInputStream().read(request) >= 0) {
                // Whatever else the client sends is read, so that its closing is seen.
            }
        } catch (IOException e) {
            // A reset is a way of closing, too.
        } finally {
            abandoned.countDown();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
