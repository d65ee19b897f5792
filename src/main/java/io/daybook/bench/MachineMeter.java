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
    private final Duration stolen;

    MachineMeter(Arena arena) {
        this.arena = arena;
        this.database = arena.databaseCpu();
        this.platform = SYSTEM.getProcessCpuTime();
        this.stolen = LinuxTicks.stolen();
    }

    MachineUse use(Took took) {
        return new MachineUse(
                Duration.ofNanos(took.cpuNanos()),
                arena.databaseCpu().minus(database),
                Duration.ofNanos(SYSTEM.getProcessCpuTime() - platform),
                LinuxTicks.stolen().minus(stolen),
                Duration.ofNanos(took.nanos()),
                Runtime.getRuntime().availableProcessors());
    }
}
