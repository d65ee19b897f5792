package io.daybook.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What a row costs in books of growing size.
 *
 * <p>A process that reads few rows mostly compiles itself. What a row costs beside that is the difference between two
 * neighbouring sizes, divided by the rows between them: the start is in both and falls out.
 *
 * @param steps from the smallest to the largest
 */
public record GrowthReport(List<GrowthStep> steps) {
    /**
     * What each row costs beyond those of the size before.
     *
     * @param step its place in {@link #steps}; the first one has nothing before it
     * @param reading insert or nothing changed
     * @param cost of a whole reading
     */
    public OptionalDouble marginal(int step, Function<GrowthStep, Measure> reading, ToDoubleFunction<Measure> cost) {
        if (step == 0) {
            return OptionalDouble.empty();
        }
        Measure smaller = reading.apply(steps.get(step - 1));
        Measure larger = reading.apply(steps.get(step));
        return OptionalDouble.of(
                (cost.applyAsDouble(larger) - cost.applyAsDouble(smaller)) / (larger.records() - smaller.records()));
    }
}
