package io.daybook.sandbox.intacct.gateway;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.functions.Call;
import io.daybook.sandbox.intacct.functions.Functions;
import io.daybook.sandbox.intacct.functions.Outcome;
import io.daybook.sandbox.intacct.functions.Spoil;
import io.daybook.sandbox.intacct.session.Session;
import io.daybook.sandbox.intacct.session.Sessions;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlReader;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;

/** Takes a request apart, level by level, and answers each level in its own way (Intacct reference 1). Thread-safe. */
public final class Gateway {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final XmlReader reader = new XmlReader();
    private final String companyId;
    private final Company company;
    private final Authentication authentication;
    private final Sessions sessions;
    private final Operations operations;
    private final Functions functions;
    private final boolean supportIds;
    private final Supplier<Instant> now;

    /**
     * @param supportIds whether failures of functions name a support id
     * @param now the company's present moment
     */
    public Gateway(
            String companyId,
            Company company,
            Sessions sessions,
            Operations operations,
            Functions functions,
            boolean supportIds,
            Supplier<Instant> now) {
        this.companyId = companyId;
        this.company = company;
        this.authentication = new Authentication(companyId, company, sessions);
        this.sessions = sessions;
        this.operations = operations;
        this.functions = functions;
        this.supportIds = supportIds;
        this.now = now;
    }

    /** Whether a request signs in with a password, as far as can be seen without reading it. */
    public static boolean isLogin(byte[] body) {
        return new String(body, java.nio.charset.StandardCharsets.UTF_8).contains("<login>");
    }

    /**
     * Answers a request.
     *
     * @param endpoint what a session is told to be its endpoint
     * @param spoil what a fault does to the functions
     */
    public Response answer(byte[] body, String endpoint, Spoil spoil) {
        Element request;
        try {
            request = reader.read(body);
        } catch (XMLStreamException e) {
            return controlFailure(
                    Optional.empty(),
                    IntacctError.of("XL03000003", "XML Parse schema error: the document is not well-formed."));
        }
        Control control;
        Element operation;
        List<Element> content;
        try {
            control = Control.of(request);
            if (company.blocked(control.senderId())) {
                return Replies.gateway(400, "GW-0011", "Invalid Request");
            }
            checkSender(control);
            operation = request.child("operation")
                    .orElseThrow(() ->
                            Control.schema("Element 'request': Missing child element(s). Expected is ( operation )."));
            content = content(operation);
        } catch (IntacctError error) {
            return controlFailure(Optional.of(request), error);
        }
        XmlWriter xml = new XmlWriter().open("response");
        control.write(xml, "success");
        xml.open("operation");
        Session session;
        try {
            session = authentication.check(operation, control);
        } catch (IntacctError error) {
            if (error.problems().get(0).number().equals("XL03000003")) {
                return controlFailure(Optional.of(request), error);
            }
            writeRefusedLogin(xml, operation);
            new ErrorWriter(false, control.additionalInfo()).write(xml, error);
            return Replies.ok(xml.close("operation").close("response"), control.whitespace());
        }
        writeLogin(xml, session);
        boolean transaction = "true".equalsIgnoreCase(operation.attributes().get("transaction"));
        List<Call> calls = new ArrayList<>();
        for (Element function : content) {
            calls.add(new Call(
                    function.children().get(0), function.attributes().get("controlid"), session, endpoint, spoil));
        }
        List<Outcome> outcomes = operations.run(calls, control, transaction);
        if (outcomes.size() == 1 && outcomes.get(0).raw() != null) {
            return outcomes.get(0).raw();
        }
        ErrorWriter errors = new ErrorWriter(supportIds, control.additionalInfo());
        for (int i = 0; i < calls.size(); i++) {
            writeResult(xml, calls.get(i), outcomes.get(i), errors);
        }
        return Replies.ok(xml.close("operation").close("response"), control.whitespace());
    }

    private void checkSender(Control control) {
        if (!company.knows(control.senderId(), control.password())) {
            throw IntacctError.of("XL03000006", "Incorrect Intacct XML Partner ID or password.");
        }
        if (control.policyId() != null) {
            throw IntacctError.of("XL03000006", control.policyId() + " is not a valid transport policy.");
        }
    }

    /** The functions of a request, each with the one element that says what to do. */
    private List<Element> content(Element operation) {
        List<Element> found = operation
                .child("content")
                .map(content -> content.children("function"))
                .filter(list -> !list.isEmpty())
                .orElseThrow(
                        () -> Control.schema("Element 'content': Missing child element(s). Expected is ( function )."));
        for (Element function : found) {
            if (function.attributes().getOrDefault("controlid", "").isEmpty()) {
                throw Control.schema("Element 'function': The attribute 'controlid' is required but missing.");
            }
            if (function.children().size() != 1) {
                throw Control.schema("Element 'function': exactly one child element is expected.");
            }
            Optional<String> mistake = functions.mistake(function.children().get(0));
            if (mistake.isPresent()) {
                throw Control.schema(mistake.get());
            }
        }
        return found;
    }

    private static Response controlFailure(Optional<Element> request, IntacctError error) {
        XmlWriter xml = new XmlWriter().open("response");
        Control.writeFailure(xml, request);
        ErrorWriter.PLAIN.write(xml, error);
        return Replies.ok(xml.close("response"), true);
    }

    private void writeLogin(XmlWriter xml, Session session) {
        xml.open("authentication")
                .text("status", "success")
                .text("userid", session.userId())
                .text("companyid", companyId)
                .text("locationid", session.entity())
                .text("sessiontimestamp", TIME.format(now.get()))
                .text("sessiontimeout", TIME.format(sessions.ends()))
                .close("authentication");
    }

    /** An unknown session names nobody, and no place; a refused login repeats who wanted to sign in, and where. */
    private static void writeRefusedLogin(XmlWriter xml, Element operation) {
        Optional<Element> login = operation.child("authentication").flatMap(each -> each.child("login"));
        xml.open("authentication")
                .text("status", "failure")
                .text("userid", login.flatMap(each -> each.text("userid")).orElse(""))
                .text("companyid", login.flatMap(each -> each.text("companyid")).orElse(""));
        login.ifPresent(each -> xml.text("locationid", each.text("locationid").orElse("")));
        xml.close("authentication");
    }

    private static void writeResult(XmlWriter xml, Call call, Outcome outcome, ErrorWriter errors) {
        xml.open("result")
                .text("status", outcome.status())
                .text("function", call.body().name())
                .text("controlid", call.controlId());
        if (outcome.payload() != null) {
            xml.raw(outcome.payload());
        }
        if (outcome.error() != null) {
            errors.write(xml, outcome.error());
        }
        xml.close("result");
    }
}
