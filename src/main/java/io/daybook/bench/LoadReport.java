package io.daybook.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measures of both subjects in all phases; figures are medians over the runs. */
public final class LoadReport {
    private final Map<Phase, List<Measure>> ceiling = new EnumMap<>(Phase.class);
    private final Map<Phase, List<Measure>> product = new EnumMap<>(Phase.class);
    private final Map<Kind, List<Warmth>> warming = new EnumMap<>(Kind.class);
    private final long records;

    LoadReport(long records) {
        this.records = records;
        for (Phase phase : Phase.values()) {
            ceiling.put(phase, new ArrayList<>());
            product.put(phase, new ArrayList<>());
        }
    }

    void add(Kind kind, Phase phase, Measure measure) {
        of(kind, phase).add(measure);
    }

    void warmed(Kind kind, Warmth warmth) {
        warming.computeIfAbsent(kind, none -> new ArrayList<>()).add(warmth);
    }

    /** How each run got warm, in their order. */
    public List<Warmth> warming(Kind kind) {
        return List.copyOf(warming.getOrDefault(kind, List.of()));
    }

    /** The smallest of a figure over all runs. */
    public double lowest(Kind kind, Phase phase, ToDoubleFunction<Measure> figure) {
        return of(kind, phase).stream().mapToDouble(figure).min().orElseThrow();
    }

    /** The greatest of a figure over all runs. */
    public double highest(Kind kind, Phase phase, ToDoubleFunction<Measure> figure) {
        return of(kind, phase).stream().mapToDouble(figure).max().orElseThrow();
    }

    private List<Measure> of(Kind kind, Phase phase) {
        return (kind == Kind.CEILING ? ceiling : product).get(phase);
    }

    /** Lines that each reading read. */
    public long records() {
        return records;
    }

    /** The plain program's median. */
    public double ceiling(Phase phase, ToDoubleFunction<Measure> figure) {
        return median(ceiling.get(phase), figure);
    }

    /** Daybook's median. */
    public double product(Phase phase, ToDoubleFunction<Measure> figure) {
        return median(product.get(phase), figure);
    }

    /** Daybook's speed as a part of the plain program's in the same phase. */
    public double ratio(Phase phase) {
        return product(phase, Measure::speed) / ceiling(phase, Measure::speed);
    }

    /** Daybook's speed as a part of the plain program's speed at inserting. */
    public double ratioToInsert(Phase phase) {
        return product(phase, Measure::speed) / ceiling(Phase.INSERT, Measure::speed);
    }

    private static double median(List<Measure> measures, ToDoubleFunction<Measure> figure) {
        List<Double> sorted = measures.stream()
                .map(figure::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
