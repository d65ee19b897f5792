package io.daybook.source.netsuite;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Field;
import io.daybook.mapping.Question.Form;
import io.daybook.mapping.Question.Join;
import java.util.List;
import java.util.Optional;

/** Questions as mappings ask them. */
final class Questions {
    private Questions() {}

    /** Invoice lines with their currency: grouped into documents, the currency table optional. */
    static Question invoices() {
        return new Question(
                "transaction t",
                List.of(
                        new Join("transactionLine tl ON tl.transaction = t.id", false, false),
                        new Join("currency cur ON cur.id = t.currency", true, true)),
                List.of("t.type = 'CustInvc'", "tl.netamount IS NOT NULL"),
                "t.id",
                "tl.uniquekey",
                List.of("t.lastmodifieddate", "tl.linelastmodifieddate"),
                List.of(
                        text("number", "t.tranid"),
                        new Field("trandate", Form.DATE, "t.trandate", "%d/%m/%Y", false),
                        text("amount", "tl.netamount"),
                        text("symbol", "cur.symbol"),
                        new Field("subsidiary", Form.TEXT, "t.subsidiary", "", true)),
                Optional.empty());
    }

    /** A list whose records are documents of their own. */
    static Question currencies() {
        return new Question(
                "currency c",
                List.of(),
                List.of(),
                "c.id",
                "c.id",
                List.of(),
                List.of(text("name", "c.name"), text("symbol", "c.symbol")),
                Optional.empty());
    }

    static Field text(String name, String expression) {
        return new Field(name, Form.TEXT, expression, "", false);
    }
}
