package io.daybook.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small mapping file that is right, and what reading such a file gives. */
final class Sample {
    static final String INVOICES =
            """
            dataType: invoices
            settings:
              amount: netamount
              category: custcol_category
            ask:
              from: transaction t
              join:
                - transactionline tl ON tl.transaction = t.id
                - { table: currency cur ON cur.id = t.currency, outer: true, optional: true }
              where:
                - t.type = 'CustInvc'
              document: t.id
              key: tl.uniquekey
              modified: [t.lastmodifieddate, tl.linelastmodifieddate]
              fields:
                id: t.id
                status: t.status
                trandate: { date: t.trandate }
                line: tl.uniquekey
                memo: { text: tl.memo, optional: true }
                category: tl.{{category}}
                created: { timestamp: t.createddate }
                starts: { date: tl.startdate, format: "%Y-%m-%d" }
                ends: { date: tl.enddate, format: "%Y-%m-%d" }
                symbol: cur.symbol
                base_symbol: "'EUR'"
                netamount: { money: tl.netamount, currency: [base_symbol, symbol] }
                foreignamount: { money: tl.foreignamount, currency: symbol }
            become:
              invoice:
                original_id: id
                date: { from: trandate, as: date }
                status: { from: status, as: choice, choices: { A: open, B: paid }, otherwise: ignore }
                currency_code: { from: symbol, as: currency }
                custom:
                  created_at: created
              lines:
                original_id: line
                description: { from: [memo, category] }
                amount_excluding_tax_after_discount: { from: "{{amount}}", as: money, invert: true }
                amount_currency_code: { currencyOf: amount_excluding_tax_after_discount }
                foreign_amount: { from: foreignamount, as: money, invert: true }
                currency_code: { from: symbol, as: currency }
                period_start: { from: starts, as: date, format: "%Y-%m-%d" }
                period_end: { from: ends, as: date }
                type: { classify: revenue, period: [period_start, period_end] }
                type_reason: { reasonOf: type }
            classify:
              revenue:
                - when: category == "SaaS" && period.valid
                  is: subscription
                - otherwise: one_off
            control: foreign_amount
            """;

    private Sample() {}

    /** The sample with one change. */
    static String changed(String find, String replacement) {
        if (!INVOICES.contains(find)) {
            throw new IllegalArgumentException("not in the sample: " + find);
        }
        return INVOICES.replace(find, replacement);
    }

    /** The only mapping of a folder with this one file. */
    static Mapping mapping(Path folder, String text) {
        write(folder, "netsuite/sample.yaml", text);
        return Mappings.read(folder, LedgerTargets.all()).all().get(0);
    }

    /** What is wrong with this text. */
    static List<MappingException.Mistake> mistakes(String text) {
        Mistakes mistakes = new Mistakes("sample.yaml");
        Map<String, Target> targets = new HashMap<>();
        LedgerTargets.all().forEach(target -> targets.put(target.dataType(), target));
        new MappingCompiler(targets, new IsoCurrencies()).compile("netsuite", Path.of("sample.yaml"), text, mistakes);
        return mistakes.all();
    }

    static Path write(Path folder, String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
