package io.daybook.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The most that collections have left of the heap since {@link #forget}. After a collection of the young part what has died
 * in the old one is still there; after one of the whole heap only what lives is. Thread-safe.
 */
final class HeapWatch {
    private static final String WHOLE = "end of major GC";

    private final Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());
    private final AtomicLong afterAny = new AtomicLong();
    private final AtomicLong afterWhole = new AtomicLong();

    /** Watches the process that it is made in, until that ends. */
    HeapWatch() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener((notification, none) -> see(notification), null, null);
            }
        }
    }

    private void see(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            var info = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
            long left = left(info.getGcInfo().getMemoryUsageAfterGc());
            afterAny.accumulateAndGet(left, Math::max);
            if (info.getGcAction().equals(WHOLE)) {
                afterWhole.accumulateAndGet(left, Math::max);
            }
        }
    }

    private long left(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> heap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    void forget() {
        afterAny.set(0);
        afterWhole.set(0);
    }

    /** Bytes, the most after any collection; 0 where there was none. */
    long mostAfterAny() {
        return afterAny.get();
    }

    /** Bytes, the most after a collection of the whole heap; 0 where there was none. */
    long mostAfterWhole() {
        return afterWhole.get();
    }
}
