package io.daybook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** CPU that Linux has counted and Java does not tell; nothing where there is no Linux. Stateless. */
final class LinuxTicks {
    /** Linux tells CPU in hundredths of a second. */
    private static final long MILLISECONDS_OF_A_TICK = 10;

    private static final Path PROC = Path.of("/proc");

    /** Columns of a process after its name: of children that have ended, in their own and in Linux's code. */
    private static final int USER_OF_ENDED = 13;

    private static final int SYSTEM_OF_ENDED = 14;

    /** Column of all processors, the first being their name. */
    private static final int STOLEN = 8;

    private LinuxTicks() {}

    /** Of a process's children that have ended. */
    static Duration ofEnded(long process) {
        try {
            String columns =
                    Files.readString(PROC.resolve(Long.toString(process)).resolve("stat"));
            String[] afterName = columns.substring(columns.lastIndexOf(')') + 2).split(" ");
            return time(Long.parseLong(afterName[USER_OF_ENDED]) + Long.parseLong(afterName[SYSTEM_OF_ENDED]));
        } catch (IOException elsewhere) {
            return Duration.ZERO;
        }
    }

    /** Of all processors since the start: what a virtual machine wanted and its host gave to others. */
    static Duration stolen() {
        try {
            String[] all = Files.readAllLines(PROC.resolve("stat")).get(0).split(" +");
            return all.length > STOLEN ? time(Long.parseLong(all[STOLEN])) : Duration.ZERO;
        } catch (IOException elsewhere) {
            return Duration.ZERO;
        }
    }

    private static Duration time(long ticks) {
        return Duration.ofMillis(ticks * MILLISECONDS_OF_A_TICK);
    }
}
