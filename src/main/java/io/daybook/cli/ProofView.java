package io.daybook.cli;

import io.daybook.sync.ProofReport;
import io.daybook.sync.Tally;
import io.daybook.sync.Tally.Count;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A comparison with a platform's own figures, in one sentence, as rows of a table, and as JSON. */
final class ProofView {
    private static final int SHOWN = 20;

    private ProofView() {}

    /** Is it all there? Such as {@code 48,210 lines, 9,112,004.17 EUR at NetSuite; the same in the ledger}. */
    static String sentence(ProofReport proof, String platform) {
        StringBuilder text = new StringBuilder(inWords(proof.platform(), true))
                .append(" at ")
                .append(name(platform))
                .append("; ");
        List<String> aside = aside(proof);
        if (proof.agrees()) {
            text.append("the same in the ledger");
            if (!aside.isEmpty()) {
                text.append(" together with ").append(String.join(" and ", aside));
            }
            if (proof.verdict() == ProofReport.Verdict.AGREES_BY_PARTS) {
                text.append(" (compared part by part, while the books changed)");
            }
            return text.toString();
        }
        text.append("NOT the same here: ").append(inWords(proof.ledger(), true)).append(" in the ledger");
        aside.forEach(each -> text.append(", ").append(each));
        return text.append("; ")
                .append(Figures.whole(proof.differing().size()))
                .append(proof.differing().size() == 1 ? " document differs" : " documents differ")
                .toString();
    }

    private static List<String> aside(ProofReport proof) {
        List<String> aside = new ArrayList<>();
        if (proof.letters().records() > 0) {
            aside.add(worth(proof.letters(), "in dead letters"));
        }
        if (proof.ignored().records() > 0) {
            aside.add(worth(proof.ignored(), "left out by the mapping"));
        }
        return aside;
    }

    private static String worth(Tally tally, String where) {
        List<String> money = money(tally);
        return records(tally, tally.records()) + " " + where + (money.isEmpty() ? "" : " worth " + joined(money));
    }

    private static String inWords(Tally tally, boolean withMoney) {
        List<String> money = withMoney ? money(tally) : List.of();
        return records(tally, tally.records()) + (money.isEmpty() ? "" : ", " + joined(money));
    }

    private static List<String> money(Tally tally) {
        List<String> money = new ArrayList<>();
        tally.byCurrency().forEach((currency, count) -> {
            if (!currency.isEmpty() && count.amount().signum() != 0) {
                money.add(Figures.money(count.amount(), currency) + " " + Figures.currency(currency));
            }
        });
        return money;
    }

    private static String joined(List<String> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
    }

    private static String records(Tally tally, long number) {
        boolean lines = tally.byCurrency().keySet().stream().anyMatch(currency -> !currency.isEmpty());
        return Figures.whole(number) + (lines ? " line" : " record") + (number == 1 ? "" : "s");
    }

    /** As the platform calls itself. */
    static String name(String platform) {
        return switch (platform) {
            case "netsuite" -> "NetSuite";
            case "intacct" -> "Sage Intacct";
            default -> platform;
        };
    }

    /** A row for the records and one for the money of each currency. */
    static void rows(Table table, String dataType, ProofReport proof) {
        boolean[] first = {true};
        for (String currency : currencies(proof)) {
            Count[] sides = sides(proof, currency);
            String unit = currency.isEmpty() ? "records" : Figures.currency(currency) + " lines";
            row(table, first[0] ? dataType : "", unit, sides, count -> Figures.whole(count.records()));
            first[0] = false;
            if (!currency.isEmpty()) {
                row(table, "", Figures.currency(currency), sides, count -> Figures.money(count.amount(), currency));
            }
        }
    }

    private static void row(
            Table table, String dataType, String unit, Count[] sides, java.util.function.Function<Count, String> cell) {
        Object[] cells = new Object[2 + sides.length];
        cells[0] = dataType;
        cells[1] = unit;
        for (int i = 0; i < sides.length; i++) {
            cells[2 + i] = cell.apply(sides[i]);
        }
        table.row(cells);
    }

    private static TreeSet<String> currencies(ProofReport proof) {
        TreeSet<String> currencies = new TreeSet<>(proof.platform().byCurrency().keySet());
        currencies.addAll(proof.ours().byCurrency().keySet());
        return currencies;
    }

    /** Platform, ledger, dead letters, ignored, and what the platform has more than we. */
    private static Count[] sides(ProofReport proof, String currency) {
        Count platform = of(proof.platform(), currency);
        Count ours = of(proof.ours(), currency);
        return new Count[] {
            platform,
            of(proof.ledger(), currency),
            of(proof.letters(), currency),
            of(proof.ignored(), currency),
            new Count(platform.records() - ours.records(), platform.amount().subtract(ours.amount()))
        };
    }

    private static Count of(Tally tally, String currency) {
        return tally.byCurrency().getOrDefault(currency, Count.NONE);
    }

    /** The documents that differ, the first {@value #SHOWN} of them, a line each. */
    static List<String> differing(ProofReport proof) {
        List<String> lines = new ArrayList<>();
        proof.differing().entrySet().stream()
                .limit(SHOWN)
                .forEach(document -> lines.add(document.getKey() + ": " + document.getValue()));
        int more = proof.differing().size() - SHOWN;
        if (more > 0) {
            lines.add("and " + Figures.whole(more) + " more");
        }
        return lines;
    }

    static Map<String, Object> json(ProofReport proof) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", proof.verdict().text());
        json.put("at", proof.at().toString());
        List<Object> figures = new ArrayList<>();
        for (String currency : currencies(proof)) {
            Count[] sides = sides(proof, currency);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("currency", currency.isEmpty() ? null : currency);
            String[] names = {"platform", "ledger", "deadLetters", "ignored", "difference"};
            for (int i = 0; i < names.length; i++) {
                entry.put(names[i], json(sides[i], currency));
            }
            figures.add(entry);
        }
        json.put("figures", figures);
        json.put("documentsDiffering", proof.differing().size());
        List<Object> documents = new ArrayList<>();
        proof.differing().entrySet().stream()
                .limit(SHOWN)
                .forEach(document -> documents.add(
                        Map.of("document", Long.toString(document.getKey()), "how", document.getValue())));
        json.put("differing", documents);
        return json;
    }

    private static Map<String, Object> json(Count count, String currency) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("records", count.records());
        if (!currency.isEmpty()) {
            BigDecimal amount = count.amount();
            json.put("amount", amount.toPlainString());
        }
        return json;
    }
}
