package io.daybook.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A mistake somebody may make in {@link Sample#INVOICES}.
 *
 * @param edits what is replaced; the line with {@code #!} is then the one the mistake is reported at, else the first
 * @param what how the message begins
 * @param right what the remedy holds
 * @param structural whether an editor with the schema sees it too
 */
record Broken(String name, List<Edit> edits, String what, String right, boolean structural) {

    /** Each replaces one text by another. */
    record Edit(String find, String replacement) {}

    String text() {
        String text = Sample.INVOICES;
        for (Edit edit : edits) {
            if (!text.contains(edit.find)) {
                throw new IllegalArgumentException(name + ": not in the sample: " + edit.find);
            }
            text = text.replace(edit.find, edit.replacement);
        }
        return text;
    }

    int line() {
        List<String> lines = text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("#!")) {
                return i + 1;
            }
        }
        return 1;
    }

    @Override
    public String toString() {
        return name;
    }

    static Broken seen(String name, String find, String replacement, String what, String right) {
        return new Broken(name, List.of(new Edit(find, replacement)), what, right, true);
    }

    static Broken unseen(String name, String find, String replacement, String what, String right) {
        return new Broken(name, List.of(new Edit(find, replacement)), what, right, false);
    }

    static List<Broken> all() {
        return List.of(
                // the file
                seen("misspelt key of the file", "control: f", "controll: f", "'controll' is no key", "'control'?")
                        .at("foreign_amount\n", "foreign_amount #!\n"),
                seen("no data type", "dataType: invoices\n", "", "a mapping file has no 'dataType'", "add 'dataType"),
                seen(
                        "unknown data type",
                        ": invoices\n",
                        ": invoice #!\n",
                        "the ledger has no data type 'invoice'",
                        "'invoices'?"),
                seen("no ask", "ask:\n", "asks: #!\n", "'asks' is no key", "'ask'?"),
                seen("no become", "become:\n", "becomes: #!\n", "'becomes' is no key", "'become'?"),
                // settings
                unseen(
                        "unknown setting",
                        "tl.{{category}}",
                        "tl.{{categry}} #!",
                        "there is no setting 'categry'",
                        "'category'?"),
                unseen("setting not closed", "tl.{{category}}", "tl.{{category #!", "'{{' is not closed", "{{name}}"),
                unseen(
                                "setting used nowhere",
                                "tl.{{category}}",
                                "tl.category",
                                "setting 'category' is used nowhere",
                                "remove it")
                        .at("  category: custcol_category\n", "  category: custcol_category #!\n"),
                seen(
                        "setting of a setting",
                        "amount: netamount",
                        "amount: \"{{category}}\" #!",
                        "a setting uses a setting",
                        "write the value out"),
                seen(
                        "setting with a bad name",
                        "  amount: netamount",
                        "  Amount: netamount #!",
                        "'Amount' is no name for a setting",
                        "lower-case"),
                seen(
                        "setting that is a list",
                        "category: custcol_category",
                        "category: [a] #!",
                        "setting 'category' is not a text",
                        "one value"),
                // ask
                seen("no from", "  from: transaction t\n", "", "ask has no 'from'", "add 'from: …'")
                        .at("  join:\n", "  join: #!\n"),
                seen(
                        "misspelt key of ask",
                        "  key: tl.uniquekey",
                        "  keys: tl.uniquekey #!",
                        "'keys' is no key of ask",
                        "'key'?"),
                seen(
                                "join without table",
                                "{ table: currency",
                                "{ tabel: currency",
                                "'tabel' is no key of join",
                                "'table'?")
                        .at("optional: true }\n  where", "optional: true } #!\n  where"),
                seen(
                                "optional join that is not outer",
                                ", outer: true,",
                                ",",
                                "a join that may be missing is not outer",
                                "outer: true")
                        .at("optional: true }\n  where", "optional: true } #!\n  where"),
                seen(
                        "switch that is no switch",
                        "outer: true, optional: true }",
                        "outer: yes } #!",
                        "'outer' is a switch",
                        "'outer: true'"),
                seen(
                        "empty text",
                        "  document: t.id",
                        "  document: #!",
                        "'document' of ask has no value",
                        "with a text"),
                seen(
                        "list for a text",
                        "  key: tl.uniquekey",
                        "  key: [tl.uniquekey] #!",
                        "'key' of ask is not a single text",
                        "with a text"),
                seen(
                                "records of no document",
                                "  document: t.id\n",
                                "",
                                "'ask' does not say which document",
                                "add 'document")
                        .at("  from: transaction t", "  from: transaction t #!"),
                seen(
                                "field with a bad name",
                                "    memo: {",
                                "    Memo: {",
                                "'Memo' is no name for a field",
                                "lower-case")
                        .at("tl.memo, optional: true }", "tl.memo, optional: true } #!"),
                seen(
                                "field with a word of conditions",
                                "    ends: {",
                                "    period: {",
                                "'period' is no name for a field: conditions use the word",
                                "'period_code'")
                        .at("tl.enddate, format: \"%Y-%m-%d\" }", "tl.enddate, format: \"%Y-%m-%d\" } #!"),
                seen(
                        "field asked for in two ways",
                        "date: t.trandate }",
                        "date: t.trandate, text: t.trandate } #!",
                        "field 'trandate' says more than once how",
                        "exactly one"),
                seen("field asked for in no way", "{ text: tl.memo,", "{", "field 'memo' says not how", "exactly one")
                        .at("optional: true }\n    category", "optional: true } #!\n    category"),
                seen(
                        "money without a currency",
                        ", currency: symbol }",
                        " } #!",
                        "money field 'foreignamount' does not say in which currency",
                        "currency: <field>"),
                seen(
                        "currency of no money",
                        "{ date: t.trandate }",
                        "{ date: t.trandate, currency: symbol } #!",
                        "field 'trandate' has a currency and is no money",
                        "money: …"),
                unseen(
                        "currency that is not asked for",
                        ", currency: symbol }",
                        ", currency: symbl } #!",
                        "field 'symbl' is not asked for",
                        "'symbol'?"),
                seen(
                        "bad date form in ask",
                        "tl.enddate, format: \"%Y-%m-%d\" }",
                        "tl.enddate, format: \"YYYY-MM-DD\" } #!",
                        "'YYYY-MM-DD' is no form of dates",
                        "%d, %m and %Y"),
                seen(
                        "format of no date",
                        "{ timestamp: t.createddate }",
                        "{ timestamp: t.createddate, format: \"%d/%m/%Y\" } #!",
                        "'format' is for dates",
                        "remove it"),
                // become
                seen(
                        "misspelt section",
                        "  invoice:\n",
                        "  invoices: #!\n",
                        "'invoices' is no key of become",
                        "'invoice'?"),
                seen(
                                "column that does not exist",
                                "description: {",
                                "descripton: {",
                                "ledger table invoice_line has no column 'descripton'",
                                "'description'?")
                        .at("[memo, category] }", "[memo, category] } #!"),
                seen(
                                "required column missing",
                                "    original_id: line\n",
                                "",
                                "'lines' does not fill the column 'original_id'",
                                "add 'original_id")
                        .at(
                                "    description: { from: [memo, category] }",
                                "    description: { from: [memo, category] } #!"),
                unseen(
                        "field not asked for",
                        "original_id: line",
                        "original_id: lin #!",
                        "field 'lin' is not asked for",
                        "'line'?"),
                seen(
                        "plain text for a date",
                        "date: { from: trandate, as: date }",
                        "date: trandate #!",
                        "column 'date' holds a date and cannot be filled as text",
                        "as: date"),
                seen(
                        "plain text for a word",
                        "type: { classify: revenue, period: [period_start, period_end] }",
                        "type: category #!",
                        "column 'type' holds one of subscription, one_off",
                        "as: choice"),
                seen(
                        "unknown operation",
                        "as: date }\n    status",
                        "as: datum } #!\n    status",
                        "'datum' is no operation",
                        "'date'?"),
                seen(
                        "wrong operation",
                        "period_end: { from: ends, as: date }",
                        "period_end: { from: ends, as: currency } #!",
                        "column 'period_end' holds a date and cannot be filled as currency",
                        "as: date"),
                seen(
                        "key of another operation",
                        "{ from: trandate, as: date }",
                        "{ from: trandate, as: date, invert: true } #!",
                        "'invert' is no key of column 'date' as date",
                        "format"),
                seen(
                        "operation without from",
                        "{ from: trandate, as: date }",
                        "{ as: date } #!",
                        "column 'date' as date has no 'from'",
                        "add 'from"),
                unseen(
                        "date asked for in another form",
                        "as: date, format: \"%Y-%m-%d\" }",
                        "as: date, format: \"%d/%m/%Y\" } #!",
                        "field 'starts' is asked for in the form %Y-%m-%d, not %d/%m/%Y",
                        "remove 'format'"),
                unseen(
                        "date of an unknown form",
                        "{ from: trandate, as: date }",
                        "{ from: memo, as: date } #!",
                        "invoice.date does not say in which form",
                        "add 'format"),
                unseen(
                        "date from a moment",
                        "{ from: trandate, as: date }",
                        "{ from: created, as: date } #!",
                        "field 'created' is asked for as timestamp and cannot become date",
                        "date: …"),
                unseen(
                        "money from a text",
                        "{ from: foreignamount, as: money, invert: true }",
                        "{ from: memo, as: money } #!",
                        "field 'memo' is asked for as text and cannot become money",
                        "money: …, currency"),
                unseen(
                        "decimal from money",
                        "{ from: foreignamount, as: money, invert: true }",
                        "{ from: foreignamount, as: decimal } #!",
                        "field 'foreignamount' is asked for as money and cannot become decimal",
                        "as: money"),
                seen(
                        "money from two fields",
                        "{ from: foreignamount, as: money, invert: true }",
                        "{ from: [foreignamount, netamount], as: money } #!",
                        "lines.foreign_amount takes its amount from several fields",
                        "name one"),
                seen(
                                "word the column cannot be",
                                "B: paid }",
                                "B: payed }",
                                "column 'status' cannot be 'payed'",
                                "'paid'?")
                        .at("otherwise: ignore }", "otherwise: ignore } #!"),
                seen(
                        "fallback the column cannot be",
                        "otherwise: ignore }",
                        "otherwise: ignored } #!",
                        "column 'status' cannot be 'ignored'",
                        "'ignore'?"),
                seen(
                                "choice without choices",
                                ", choices: { A: open, B: paid }",
                                "",
                                "column 'status' as choice has no 'choices'",
                                "add 'choices")
                        .at("otherwise: ignore }", "otherwise: ignore } #!"),
                unseen(
                        "currency of no amount",
                        "currencyOf: amount_excluding_tax_after_discount }",
                        "currencyOf: description } #!",
                        "'description' is no money column of 'lines'",
                        "amount_excluding_tax_after_discount"),
                unseen(
                        "reason of a reason",
                        "{ reasonOf: type }",
                        "{ reasonOf: type_reason } #!",
                        "'type_reason' is no classified column",
                        "type"),
                unseen(
                        "currency of a currency",
                        "{ currencyOf: amount_excluding_tax_after_discount }",
                        "{ currencyOf: amount_currency_code } #!",
                        "'amount_currency_code' is no money column",
                        "amount_excluding_tax_after_discount"),
                unseen(
                        "two columns with one reason",
                        "type_reason: { reasonOf: type }",
                        "type_reason: { reasonOf: type }\n    product: { reasonOf: type } #!",
                        "the reason of 'type' is kept in 'type_reason'",
                        "keep one"),
                seen(
                        "reason in a date",
                        "period_end: { from: ends, as: date }",
                        "period_end: { reasonOf: type } #!",
                        "a reason is a text, column 'period_end' holds a date",
                        "as: date"),
                seen(
                        "currency in a text",
                        "description: { from: [memo, category] }",
                        "description: { currencyOf: foreign_amount } #!",
                        "a currency is no other value, column 'description' holds text",
                        "'description: <field>'"),
                seen(
                        "classification of an amount",
                        "foreign_amount: { from: foreignamount, as: money, invert: true }",
                        "foreign_amount: { classify: revenue } #!",
                        "a classification gives a text, column 'foreign_amount' holds a number",
                        "as: money"),
                unseen(
                                "period that nothing fills",
                                "    period_end: { from: ends, as: date }\n",
                                "",
                                "the period's column 'period_end' is not filled by 'lines'",
                                "period_end: …")
                        .at("[period_start, period_end] }", "[period_start, period_end] } #!"),
                unseen(
                        "reason of no classification",
                        "{ reasonOf: type }",
                        "{ reasonOf: description } #!",
                        "'description' is no classified column",
                        "type"),
                seen(
                        "column for a custom value",
                        "created_at: created",
                        "created_at: { from: created } #!",
                        "'invoice.custom.created_at' does not name a field",
                        "<field>"),
                // classify
                unseen(
                                "unknown classification",
                                "{ classify: revenue, period",
                                "{ classify: revenu, period",
                                "there is no classification 'revenu'",
                                "'revenue'?")
                        .at("period_end] }", "period_end] } #!"),
                unseen(
                                "classification used nowhere",
                                "  revenue:\n    - when",
                                "  other:\n    - otherwise: one_off\n  revenue:\n    - when",
                                "classification 'other' is used by no column",
                                "remove it")
                        .at("  other:\n", "  other: #!\n"),
                unseen(
                        "period of other columns",
                        "[period_start, period_end] }",
                        "[period_start, type] } #!",
                        "'type' is no column of 'lines' with a date",
                        "period_end"),
                seen(
                        "period of one column",
                        "[period_start, period_end] }",
                        "[period_start] } #!",
                        "a period is two columns",
                        "[period_start, period_end]"),
                seen(
                                "rules without otherwise",
                                "    - otherwise: one_off\n",
                                "",
                                "classification 'revenue' does not end with 'otherwise'",
                                "- otherwise")
                        .at("  revenue:\n", "  revenue: #!\n"),
                seen("rule without is", "      is: subscription\n", "", "a rule before the last has no 'is'", "add 'is")
                        .at("period.valid\n", "period.valid #!\n"),
                unseen(
                        "class the column cannot be",
                        "is: subscription",
                        "is: subscriptions #!",
                        "column 'type' cannot be 'subscriptions'",
                        "'subscription'?"),
                // conditions
                unseen(
                                "condition on a field not asked for",
                                "category == \"SaaS\"",
                                "categry == \"SaaS\"",
                                "condition `categry == \"SaaS\" && period.valid`, character 1: field 'categry' is not asked for",
                                "'category'?")
                        .at("period.valid\n", "period.valid #!\n"),
                unseen(
                        "condition that ends too early",
                        "&& period.valid",
                        "&& #!",
                        "condition `category == \"SaaS\" &&`, character 22: it ends too early",
                        "combine with"),
                unseen(
                                "condition with one equals sign",
                                "category == \"SaaS\"",
                                "category = \"SaaS\"",
                                "condition `category = \"SaaS\" && period.valid`, character 10: '=' is not understood",
                                "compare with")
                        .at("period.valid\n", "period.valid #!\n"),
                unseen(
                        "condition on a number",
                        "\"SaaS\" && period.valid",
                        "3 && period.valid #!",
                        "condition `category == 3 && period.valid`, character 10: '==' does not work on (string, int)",
                        "fields are texts"),
                unseen(
                        "condition that is a text",
                        "category == \"SaaS\" && period.valid",
                        "category #!",
                        "condition `category`, character 1: it is a string and not true or false",
                        "=="),
                unseen(
                        "condition with a loop",
                        "category == \"SaaS\" && period.valid",
                        "\"['a'].exists(c, c == category)\" #!",
                        "condition `['a'].exists(c, c == category)`, character 13: 'exists' is not available",
                        "field"),
                unseen(
                        "condition with a broken pattern",
                        "category == \"SaaS\" && period.valid",
                        "category.matches(\"(\") #!",
                        "condition `category.matches(\"(\")`, character 18: no regular expression",
                        "startsWith"),
                unseen(
                                "condition on a period nobody declared",
                                ", period: [period_start, period_end] }",
                                " }",
                                "condition `category == \"SaaS\" && period.valid`, character 23: the period is not known here",
                                "period: [period_start, period_end]")
                        .at("period.valid\n", "period.valid #!\n"),
                unseen(
                        "condition on a part no period has",
                        "period.valid",
                        "period.vald #!",
                        "condition `category == \"SaaS\" && period.vald`, character 23: the period has no such part",
                        "period.valid"),
                // what changes
                seen(
                        "misspelt fixed condition",
                        "- t.type = 'CustInvc'",
                        "- { fixd: t.type = 'CustInvc' } #!",
                        "'fixd' is no key of condition",
                        "'fixed'?"),
                seen(
                        "condition that is a list",
                        "- t.type = 'CustInvc'",
                        "- [ a ] #!",
                        "condition is not a block of keys",
                        "key: value"),
                seen(
                        "clock elsewhere without its document",
                        "tl.linelastmodifieddate]",
                        "{ newest: p.m, from: nexttransactionlink p }] #!",
                        "clock has no 'document'",
                        "add 'document: …'"),
                seen(
                        "clock elsewhere with an unknown key",
                        "tl.linelastmodifieddate]",
                        "{ newest: p.m, form: link p, document: p.d }] #!",
                        "'form' is no key of clock",
                        "'from'?"),
                seen(
                        "no clock",
                        "[t.lastmodifieddate, tl.linelastmodifieddate]",
                        "[] #!",
                        "'modified' is an empty list",
                        "one"),
                seen(
                        "deletions of several words",
                        "  key: tl.uniquekey",
                        "  deletions: the invoices #!\n  key: tl.uniquekey",
                        "'the invoices' is no type in a log of deletions",
                        "deletions: invoice"),
                // identities
                unseen(
                        "head by another id than asked by",
                        "original_id: id",
                        "original_id: line #!",
                        "'original_id' of 'invoice' is not the document that is asked by, t.id",
                        "write 'original_id: id'"),
                unseen(
                        "line by another id than asked by",
                        "original_id: line",
                        "original_id: memo #!",
                        "'original_id' of 'lines' is not the key that is asked by, tl.uniquekey",
                        "write 'original_id: line'"),
                unseen(
                        "line by the first of several ids",
                        "original_id: line",
                        "original_id: { from: [line, memo] } #!",
                        "'original_id' of 'lines' is not the key that is asked by, tl.uniquekey",
                        "marked as deleted"),
                unseen(
                                "key that no field asks for",
                                "    line: tl.uniquekey",
                                "    line: tl.id",
                                "'original_id' of 'lines' is not the key that is asked by, tl.uniquekey",
                                "ask for a field '<name>: tl.uniquekey'")
                        .at("original_id: line", "original_id: line #!"),
                // leaveOut
                seen(
                        "rule without a reason",
                        "become:",
                        "leaveOut:\n  - when: status == \"V\" #!\nbecome:",
                        "a rule of 'leaveOut' has no 'because'",
                        "because: …"),
                seen(
                        "rule with an unknown key",
                        "become:",
                        "leaveOut:\n  - { when: status == \"V\", is: void, because: void } #!\nbecome:",
                        "'is' is no key of a rule of 'leaveOut'",
                        "because, when"),
                seen(
                        "leaving out nothing",
                        "become:",
                        "leaveOut: [] #!\nbecome:",
                        "'leaveOut' is an empty list",
                        "remove"),
                seen(
                        "leaving out by a text",
                        "become:",
                        "leaveOut: status V #!\nbecome:",
                        "'leaveOut' is not a list",
                        "- …"),
                unseen(
                        "rule on a field not asked for",
                        "become:",
                        "leaveOut:\n  - { when: statu == \"V\", because: void } #!\nbecome:",
                        "condition `statu == \"V\"`, character 1: field 'statu' is not asked for",
                        "'status'?"),
                unseen(
                        "rule on a period",
                        "become:",
                        "leaveOut:\n  - { when: period.valid, because: void } #!\nbecome:",
                        "condition `period.valid`, character 1: the period is not known here",
                        "period"),
                unseen(
                        "reason with a field not asked for",
                        "become:",
                        "leaveOut:\n  - when: status == \"V\"\n    because: void {statu} #!\nbecome:",
                        "field 'statu' is not asked for",
                        "'status'?"),
                unseen(
                        "reason with an open brace",
                        "become:",
                        "leaveOut:\n  - when: status == \"V\"\n    because: void {status #!\nbecome:",
                        "'because' has a brace that is no {field}",
                        "{name}"),
                // control
                seen(
                        "control of an unknown key",
                        "control: foreign_amount",
                        "control: { amount: foreign_amount, state: status } #!",
                        "'state' is no key of control",
                        "'status'"),
                seen(
                        "control without an amount",
                        "control: foreign_amount",
                        "control: { status: status } #!",
                        "control has no 'amount'",
                        "amount: …"),
                unseen(
                        "status that is no copy",
                        "control: foreign_amount",
                        "control: { amount: foreign_amount, status: status } #!",
                        "'status' is no column of 'invoice' that keeps the platform's own status",
                        "source_status: status"),
                unseen(
                        "status of the lines",
                        "control: foreign_amount",
                        "control: { amount: foreign_amount, status: description } #!",
                        "'description' is no column of 'invoice' that keeps the platform's own status",
                        "source_status: status"),
                unseen(
                        "control of no money",
                        "control: foreign_amount",
                        "control: description #!",
                        "'description' is no column with money",
                        "as: money"),
                unseen(
                        "control of money in several currencies",
                        "control: foreign_amount",
                        "control: amount_excluding_tax_after_discount #!",
                        "the amount of 'amount_excluding_tax_after_discount' has its currency in several fields",
                        "in one"));
    }

    /** Marks the line where the mistake is reported, where that is not what was replaced. */
    private Broken at(String place, String marked) {
        List<Edit> more = new ArrayList<>(edits);
        more.add(new Edit(place, marked));
        return new Broken(name, more, what, right, structural);
    }
}
