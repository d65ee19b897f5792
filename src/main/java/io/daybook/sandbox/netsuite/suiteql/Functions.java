package io.daybook.sandbox.netsuite.suiteql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The functions that SuiteQL has, and what each is in H2. A function that is not listed is refused. Immutable. */
final class Functions {
    /** How many arguments a function takes, and how it is written for H2. */
    private record Rule(int fewest, int most, Function<List<Sql>, Sql> write) {}

    private static final int ANY = 255;
    private static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "MIN", "MAX", "AVG");
    private static final Map<String, String> TRUNCATIONS = Map.of(
            "YYYY", "YEAR", "YEAR", "YEAR", "Y", "YEAR", "Q", "QUARTER", "MM", "MONTH", "MONTH", "MONTH", "MON",
            "MONTH", "DD", "DAY", "HH24", "HOUR", "MI", "MINUTE");

    private final AccountTime time;
    private final Map<String, Rule> rules;

    Functions(AccountTime time) {
        this.time = time;
        this.rules = Map.ofEntries(
                same("UPPER", 1, 1),
                same("LOWER", 1, 1),
                same("LENGTH", 1, 1),
                same("INITCAP", 1, 1, "SANDBOX_INITCAP"),
                same("SUBSTR", 2, 3),
                same("INSTR", 2, 3),
                same("TRIM", 1, 1),
                same("LTRIM", 1, 1),
                same("RTRIM", 1, 1),
                same("LPAD", 2, 3),
                same("RPAD", 2, 3),
                same("REPLACE", 2, 3),
                same("REGEXP_REPLACE", 3, 4),
                same("REGEXP_SUBSTR", 2, 2),
                same("CONCAT", 2, 2),
                same("ABS", 1, 1),
                same("CEIL", 1, 1),
                same("FLOOR", 1, 1),
                same("SIGN", 1, 1),
                same("MOD", 2, 2),
                same("POWER", 2, 2),
                same("SQRT", 1, 1),
                same("NULLIF", 2, 2),
                like("NVL", 2, 2),
                like("COALESCE", 1, ANY),
                like("GREATEST", 1, ANY),
                like("LEAST", 1, ANY),
                same("NVL2", 3, 3),
                same("DECODE", 3, ANY),
                same("COUNT", 1, 1),
                same("SUM", 1, 1),
                rule("AVG", 1, 1, Functions::average),
                like("MIN", 1, 1),
                like("MAX", 1, 1),
                rule("ROUND", 1, 2, arguments -> call("ROUND", arguments, false)),
                rule("TRUNC", 1, 2, this::truncate),
                rule(
                        "TO_NUMBER",
                        1,
                        1,
                        arguments -> Sql.of("CAST(" + arguments.get(0).text() + " AS DECFLOAT(40))")),
                rule("TO_CHAR", 1, 2, this::toChar),
                rule("TO_DATE", 1, 2, arguments -> toDate("TO_DATE", arguments)),
                rule("TO_TIMESTAMP", 1, 2, arguments -> toDate("TO_TIMESTAMP", arguments)),
                rule("ADD_MONTHS", 2, 2, arguments -> call("ADD_MONTHS", dates(arguments, 1), true)),
                rule("LAST_DAY", 1, 1, arguments -> call("LAST_DAY", dates(arguments, 1), true)),
                rule("MONTHS_BETWEEN", 2, 2, arguments -> call("SANDBOX_MONTHS_BETWEEN", dates(arguments, 2), false)),
                rule(
                        "SYS_EXTRACT_UTC",
                        1,
                        1,
                        arguments -> Sql.date(
                                "SANDBOX_UTC(" + dates(arguments, 1).get(0).text() + ", '"
                                        + time.loginZone().getId() + "')")));
    }

    /** Whether a SELECT with that function in its list has one row for many. */
    static boolean isAggregate(String name) {
        return AGGREGATES.contains(name.toUpperCase(Locale.ROOT)) || name.equalsIgnoreCase("LISTAGG");
    }

    Sql write(String name, List<Sql> arguments) {
        Rule rule = rules.get(name.toUpperCase(Locale.ROOT));
        if (rule == null || arguments.size() < rule.fewest() || arguments.size() > rule.most()) {
            throw Refusals.unsupported(name + " with " + arguments.size() + " arguments is not part of the dialect");
        }
        return rule.write().apply(arguments);
    }

    /** Reads string literals among the arguments as days in the user's format, where the function wants dates. */
    private List<Sql> dates(List<Sql> arguments, int first) {
        return java.util.stream.IntStream.range(0, arguments.size())
                .mapToObj(i -> i < first ? date(arguments.get(i)) : arguments.get(i))
                .toList();
    }

    private Sql date(Sql argument) {
        return argument.literal()
                .map(text -> time.day(text)
                        .orElseThrow(() -> Refusals.unsupported(text + " is no day in the user's format")))
                .orElse(argument);
    }

    private Sql truncate(List<Sql> arguments) {
        Sql value = arguments.get(0);
        if (!value.isDate()) {
            return call("TRUNC", arguments, false);
        }
        if (arguments.size() == 1) {
            return call("TRUNC", arguments, true);
        }
        String unit = arguments
                .get(1)
                .literal()
                .map(mask -> TRUNCATIONS.get(mask.toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> Refusals.unsupported("TRUNC does not know that unit"));
        return Sql.date("DATE_TRUNC(" + unit + ", " + value.text() + ")");
    }

    private Sql toChar(List<Sql> arguments) {
        Sql value = arguments.get(0);
        if (!value.isDate()) {
            return call("TO_CHAR", arguments, false);
        }
        if (arguments.size() == 1) {
            return Sql.of("SANDBOX_DATE(" + value.text() + ", '" + time.format().name() + "')");
        }
        return arguments
                .get(1)
                .literal()
                .flatMap(DateMask::java)
                .map(format -> Sql.of("SANDBOX_PRINT(" + value.text() + ", '" + format.replace("'", "''") + "')"))
                .orElseGet(() -> call("TO_CHAR", arguments, false));
    }

    private Sql toDate(String name, List<Sql> arguments) {
        if (arguments.size() == 1) {
            return arguments
                    .get(0)
                    .literal()
                    .flatMap(time::day)
                    .orElseThrow(() -> Refusals.unsupported(name + " without a mask takes a day in the user's format"));
        }
        return call(name, arguments, true);
    }

    /** In 40 digits: H2 would work out those of the books' numbers, which have no limit, to a hundred thousand. */
    private static Sql average(List<Sql> arguments) {
        String value = arguments.get(0).text();
        String distinct = value.startsWith("DISTINCT ") ? "DISTINCT " : "";
        return Sql.of("AVG(" + distinct + "CAST(" + value.substring(distinct.length()) + " AS DECFLOAT(40)))");
    }

    private static Map.Entry<String, Rule> same(String name, int fewest, int most) {
        return same(name, fewest, most, name);
    }

    private static Map.Entry<String, Rule> same(String name, int fewest, int most, String inH2) {
        return rule(name, fewest, most, arguments -> call(inH2, arguments, false));
    }

    /** A function whose value is of its first argument's kind. */
    private static Map.Entry<String, Rule> like(String name, int fewest, int most) {
        return rule(
                name,
                fewest,
                most,
                arguments -> call(name, arguments, arguments.get(0).isDate()));
    }

    private static Map.Entry<String, Rule> rule(String name, int fewest, int most, Function<List<Sql>, Sql> write) {
        return Map.entry(name, new Rule(fewest, most, write));
    }

    private static Sql call(String name, List<Sql> arguments, boolean date) {
        String text = arguments.stream().map(Sql::text).collect(Collectors.joining(", ", name + "(", ")"));
        return date ? Sql.date(text) : Sql.of(text);
    }
}
