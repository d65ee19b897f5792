package io.daybook.bench;

import com.sun.management.OperatingSystemMXBean;
import io.daybook.bench.Subject.Took;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Measures what a reading takes from the machine, from its making to {@link #use}. Used by one thread. */
final class MachineMeter {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Arena arena;
    private final Duration database;
    private final long platform;

    MachineMeter(Arena arena) {
        this.arena = arena;
        this.database = arena.databaseCpu();
        this.platform = SYSTEM.getProcessCpuTime();
    }

    MachineUse use(Took took) {
        return new MachineUse(
                Duration.ofNanos(took.cpuNanos()),
                arena.databaseCpu().minus(database),
                Duration.ofNanos(SYSTEM.getProcessCpuTime() - platform),
                Duration.ofNanos(took.nanos()),
                Runtime.getRuntime().availableProcessors());
    }
}
