package io.daybook.torture;

import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.Permission;
import java.time.Duration;

/** The history's stage: the sandbox of this process, and the saboteur for all else. */
record SandboxStage(World world, Saboteur saboteur) implements Stage {
    @Override
    public void misbehave(Fault fault, int requests) {
        world.sandbox().faults().next(fault, requests);
    }

    @Override
    public void misbehave(Fault fault, double share) {
        world.sandbox().faults().share(fault, share);
    }

    @Override
    public void shiftClock(Duration by) {
        world.sandbox().shiftClock(by);
    }

    @Override
    public void readableDeletions(boolean readable) {
        if (readable) {
            world.sandbox().setup().grant(Permission.ADMI_DELETEDRECORD);
        } else {
            world.sandbox().setup().withhold(Permission.ADMI_DELETEDRECORD);
        }
    }

    @Override
    public void killMiddleware(int afterRequests) {
        saboteur.kill(afterRequests);
    }

    @Override
    public void stopDatabase(int afterRequests, Duration away) {
        saboteur.stopDatabase(afterRequests, away);
    }
}
