package io.daybook.source.intacct;

import io.daybook.source.intacct.Reply.Level;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads a reply, level by level (Intacct reference 1.3, 1.4). Used for one reply by one thread. */
final class ReplyReader {
    private static final String SUCCESS = "success";

    private final List<GatewayError> errors = new ArrayList<>();
    private final List<Reply.Result> results = new ArrayList<>();
    private String control = "";
    private Map<String, String> authentication = Map.of();

    private ReplyReader() {}

    /** @throws XMLStreamException if it is no whole reply, {@link SafeXml.Hostile} if nobody should read it */
    static Reply read(byte[] body) throws XMLStreamException {
        try (SafeXml xml = new SafeXml(body)) {
            if (!xml.child() || !xml.name().equals("response")) {
                throw new XMLStreamException("it is no 'response'");
            }
            return new ReplyReader().response(xml);
        }
    }

    private Reply response(SafeXml xml) throws XMLStreamException {
        while (xml.child()) {
            switch (xml.name()) {
                case "control" -> control = xml.texts().getOrDefault("status", "");
                case "operation" -> operation(xml);
                case "errormessage" -> errors(xml, errors);
                default -> xml.skip();
            }
        }
        if (control.isEmpty()) {
            throw new XMLStreamException("it has no control");
        }
        return new Reply(failed(), errors, moment("sessiontimestamp"), moment("sessiontimeout"), results);
    }

    private Optional<Level> failed() {
        if (!control.equals(SUCCESS)) {
            return Optional.of(Level.CONTROL);
        }
        boolean signedIn = authentication.getOrDefault("status", "").equals(SUCCESS);
        return signedIn ? Optional.empty() : Optional.of(Level.AUTHENTICATION);
    }

    private Optional<Instant> moment(String name) {
        try {
            return Optional.ofNullable(authentication.get(name))
                    .filter(text -> !text.isEmpty())
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private void operation(SafeXml xml) throws XMLStreamException {
        while (xml.child()) {
            switch (xml.name()) {
                case "authentication" -> authentication = xml.texts();
                case "errormessage" -> errors(xml, errors);
                case "result" -> results.add(result(xml));
                default -> xml.skip();
            }
        }
    }

    private static Reply.Result result(SafeXml xml) throws XMLStreamException {
        String status = "";
        long total = -1;
        long count = -1;
        long remaining = -1;
        List<GatewayError> errors = new ArrayList<>();
        List<Map<String, String>> rows = new ArrayList<>();
        while (xml.child()) {
            switch (xml.name()) {
                case "status" -> status = xml.text();
                case "errormessage" -> errors(xml, errors);
                case "data" -> {
                    total = number(xml.attribute("totalcount"));
                    count = number(xml.attribute("count"));
                    remaining = number(xml.attribute("numremaining"));
                    while (xml.child()) {
                        rows.add(xml.texts());
                    }
                }
                default -> xml.skip();
            }
        }
        return new Reply.Result(status.equals(SUCCESS), errors, total, count, remaining, rows);
    }

    private static void errors(SafeXml xml, List<GatewayError> errors) throws XMLStreamException {
        while (xml.child()) {
            if (xml.name().equals("error")) {
                errors.add(GatewayError.of(xml.texts()));
            } else {
                xml.skip();
            }
        }
    }

    private static long number(String text) {
        try {
            return text.isEmpty() ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
