package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** {@code getDimensions}: by what entries can be told apart (Intacct reference 3.3). This company has no dimensions of its own. */
final class GetDimensions implements Function {
    private static final List<String> DIMENSIONS =
            List.of("DEPARTMENT", "LOCATION", "CUSTOMER", "VENDOR", "ITEM", "CLASS", "CONTRACT");

    @Override
    public Outcome run(Call call, Handle handle) {
        XmlWriter xml = new XmlWriter().open("data").open("dimensions");
        for (String object : DIMENSIONS) {
            xml.open("dimension")
                    .text("objectName", object)
                    .text("objectLabel", Lookup.words(object))
                    .text("termLabel", Lookup.words(object))
                    .text("userDefinedDimension", "false")
                    .text("enabledInGL", "true")
                    .close("dimension");
        }
        return Outcome.success(xml.close("dimensions").close("data"));
    }
}
