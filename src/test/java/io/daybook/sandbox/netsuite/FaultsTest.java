package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Faults faults = new Faults(7);

    @Test
    void injectedFaultsStrikeInOrderAfterWhatTheySkip() {
        faults.inject(Fault.UNAVAILABLE, Faults.Target.RESOURCES, 1, 2);
        faults.next(Fault.THROTTLED, 1);

        assertThat(strikes(5))
                .containsExactly(
                        Optional.empty(),
                        Optional.of(Fault.UNAVAILABLE),
                        Optional.of(Fault.UNAVAILABLE),
                        Optional.of(Fault.THROTTLED),
                        Optional.empty());
        assertThat(faults.pending()).isZero();
    }

    @Test
    void tokenFaultsLeaveResourcesAlone() {
        faults.inject(Fault.UNAVAILABLE, Faults.Target.TOKENS, 0, 1);

        assertThat(faults.strike(Faults.Target.RESOURCES)).isEmpty();
        assertThat(faults.strike(Faults.Target.TOKENS)).contains(Fault.UNAVAILABLE);
    }

    @Test
    void sharesFollowTheSeed() {
        faults.share(Fault.UNEXPECTED_ERROR, 0.3);
        List<Optional<Fault>> first = strikes(200);
        faults.clear();
        assertThat(strikes(50)).containsOnly(Optional.empty());
        faults.clear();
        faults.share(Fault.UNEXPECTED_ERROR, 0.3);

        assertThat(strikes(200)).isEqualTo(first);
        assertThat(first.stream().filter(Optional::isPresent).count()).isBetween(30L, 90L);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> faults.next(Fault.THROTTLED, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.inject(Fault.THROTTLED, Faults.Target.TOKENS, -1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.share(Fault.THROTTLED, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.share(Fault.THROTTLED, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<Optional<Fault>> strikes(int count) {
        return Stream.generate(() -> faults.strike(Faults.Target.RESOURCES))
                .limit(count)
                .toList();
    }
}
