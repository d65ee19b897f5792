package io.daybook.sandbox.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.daybook.config.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** A port that is taken at once and answers once {@link #answer} was called. */
public final class Listener implements AutoCloseable {
    private static final int THREADS = 64;
    private static final int WAITING_CONNECTIONS = 256;

    private final HttpServer server;
    private final ExecutorService threads;

    private Listener(HttpServer server, String threadName) {
        this.server = server;
        this.threads = Executors.newFixedThreadPool(THREADS, named(threadName));
        server.setExecutor(threads);
    }

    /**
     * Takes the port.
     *
     * @param port 0 for any free one
     * @param threadName what the names of its threads begin with
     * @throws Problem when the port is taken
     */
    public static Listener on(InetAddress bind, int port, String threadName) {
        // a keep-alive answer is two small writes: with Nagle's algorithm the second would wait 40 ms for the first
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        InetSocketAddress address = new InetSocketAddress(bind, port);
        try {
            return new Listener(HttpServer.create(address, WAITING_CONNECTIONS), threadName);
        } catch (IOException e) {
            throw Problem.failed(
                    "--port " + port,
                    "the sandbox cannot listen on " + address.getAddress().getHostAddress() + " port " + port + ": "
                            + e.getMessage(),
                    "End what uses that port, or give another one: --port 0 takes any that is free.",
                    e);
        }
    }

    /** Answers every address by that handler from now on. */
    public void answer(HttpHandler handler) {
        server.createContext("/", handler);
        server.start();
    }

    /** Where it listens, without a slash at the end. */
    public URI address() {
        InetSocketAddress bound = server.getAddress();
        InetAddress host = bound.getAddress();
        String name = host.isAnyLocalAddress() || host.isLoopbackAddress() ? "127.0.0.1" : host.getHostAddress();
        return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + bound.getPort());
    }

    /** Stops answering at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
