package io.daybook.cli;

import io.daybook.app.Engine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes Ctrl-C and SIGTERM end syncs after their present pages in place of cutting them off. Closing it says that the
 * command has tidied up, so that the process may end.
 */
final class StopOnSignal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 40;

    private final CountDownLatch tidy = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicReference<Engine> engine = new AtomicReference<>();
    private final AtomicReference<Runnable> other = new AtomicReference<>(() -> {});
    private final Thread hook = new Thread(this::onSignal, "stop-on-signal");

    /** To be opened first and so closed last, when everything else is closed. */
    StopOnSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void onSignal() {
        asked.countDown();
        other.get().run();
        Engine running = engine.get();
        if (running != null) {
            running.stopSyncs();
        }
        try {
            tidy.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names the engine whose syncs are to end. */
    Engine watch(Engine started) {
        engine.set(started);
        return started;
    }

    /** Names what else is to be done when somebody asks the process to end. */
    void whenAsked(Runnable action) {
        other.set(action);
    }

    /** Blocks until somebody asks the process to end. */
    void await() throws InterruptedException {
        asked.await();
    }

    @Override
    public void close() {
        tidy.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is running: it has just been told that everything is closed.
        }
    }
}
