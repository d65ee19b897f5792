package io.daybook.torture;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills the middleware and stops PostgreSQL in the middle of a read: when so many more requests have come in, or after a
 * while where none come. One deed of each sort waits at a time. Thread-safe.
 */
final class Saboteur implements Stage, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Saboteur.class);
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final long LOOK_EVERY_MILLISECONDS = 5;

    private final LongSupplier requests;
    private final Middleware middleware;
    private final Runnable crash;
    private final Runnable recover;
    private final AtomicLong kills = new AtomicLong();
    private final AtomicLong stops = new AtomicLong();
    private final Thread thread;
    private Optional<Deed> kill = Optional.empty();
    private Optional<Deed> stop = Optional.empty();
    private boolean busy;
    private boolean closed;

    private record Deed(long atRequest, long deadline, Duration away) {}

    /**
     * @param requests that were made so far
     * @param crash stops PostgreSQL at once
     * @param recover starts it again
     */
    Saboteur(LongSupplier requests, Middleware middleware, Runnable crash, Runnable recover) {
        this.requests = requests;
        this.middleware = middleware;
        this.crash = crash;
        this.recover = recover;
        this.thread = new Thread(this::work, "torture-saboteur");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    @Override
    public synchronized void killMiddleware(int afterRequests) {
        kill = kill.or(() -> Optional.of(deed(afterRequests, Duration.ZERO)));
    }

    @Override
    public synchronized void stopDatabase(int afterRequests, Duration away) {
        stop = stop.or(() -> Optional.of(deed(afterRequests, away)));
    }

    private Deed deed(int afterRequests, Duration away) {
        return new Deed(requests.getAsLong() + afterRequests, System.nanoTime() + PATIENCE.toNanos(), away);
    }

    /** Forgets what waits and comes back when nothing is under way: the database runs again. */
    synchronized void rest() throws InterruptedException {
        kill = Optional.empty();
        stop = Optional.empty();
        while (busy) {
            wait();
        }
    }

    long kills() {
        return kills.get();
    }

    long stops() {
        return stops.get();
    }

    private void work() {
        try {
            while (true) {
                Optional<Runnable> due = due();
                if (due.isPresent()) {
                    attempt(due.get());
                }
                synchronized (this) {
                    busy = false;
                    notifyAll();
                    if (closed) {
                        return;
                    }
                }
                Thread.sleep(LOOK_EVERY_MILLISECONDS);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Runnable> due() {
        if (kill.filter(this::ripe).isPresent()) {
            kill = Optional.empty();
            busy = true;
            return Optional.of(this::killNow);
        }
        if (stop.filter(this::ripe).isPresent()) {
            Duration away = stop.get().away();
            stop = Optional.empty();
            busy = true;
            return Optional.of(() -> stopNow(away));
        }
        return Optional.empty();
    }

    private boolean ripe(Deed deed) {
        return requests.getAsLong() >= deed.atRequest() || System.nanoTime() > deed.deadline();
    }

    private void killNow() {
        if (middleware.kill()) {
            kills.incrementAndGet();
        }
        middleware.serve();
    }

    private void stopNow(Duration away) {
        crash.run();
        stops.incrementAndGet();
        try {
            Thread.sleep(away.toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        recover.run();
    }

    /** A saboteur that fails must not end the run unseen: the next comparison would meet a database that is away. */
    private static void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException failed) {
            LOG.error("A deed of the torture failed", failed);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            kill = Optional.empty();
            stop = Optional.empty();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
