package io.daybook.sandbox.intacct.query;

import java.util.Optional;
import java.util.stream.Stream;

/** How a field is compared, named as {@code query} names it (Intacct reference 3.1). */
public enum Operator {
    EQUALTO(1, 1),
    NOTEQUALTO(1, 1),
    LESSTHAN(1, 1),
    LESSTHANOREQUALTO(1, 1),
    GREATERTHAN(1, 1),
    GREATERTHANOREQUALTO(1, 1),
    BETWEEN(2, 2),
    IN(1, 1000),
    NOTIN(1, 1000),
    LIKE(1, 1),
    NOTLIKE(1, 1),
    ISNULL(0, 0),
    ISNOTNULL(0, 0);

    private final int fewest;
    private final int most;

    Operator(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    /** Whether it takes so many values. */
    boolean takes(int values) {
        return values >= fewest && values <= most;
    }

    /** The operator that an element stands for. */
    static Optional<Operator> of(String element) {
        return Stream.of(values())
                .filter(operator -> operator.name().equalsIgnoreCase(element))
                .findFirst();
    }
}
