package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.catalog.Field;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Condition;
import io.daybook.sandbox.intacct.query.Operator;
import io.daybook.sandbox.intacct.wire.Element;
import java.util.List;
import java.util.Optional;

/** {@code docparid}: the definition that the transactions of Order Entry are asked for by (Intacct reference 3.1). */
final class DocumentDefinition {
    private static final String FIELD = "DOCPARID";

    private DocumentDefinition() {}

    /** The condition, and that the records are of the definition that a call names; objects without definitions pass it over. */
    static Condition narrowed(Element body, ObjectType object, Condition where) {
        Optional<String> definition = body.text("docparid")
                .filter(named -> object.field(FIELD).filter(Field::kept).isPresent());
        if (definition.isEmpty()) {
            return where;
        }
        Condition only = new Condition.Compare(FIELD, Operator.EQUALTO, List.of(definition.get()));
        return where == null ? only : new Condition.All(List.of(where, only));
    }
}
