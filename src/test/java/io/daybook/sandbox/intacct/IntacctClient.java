package io.daybook.sandbox.intacct;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A client that says over HTTP exactly what a test wants to be said. */
final class IntacctClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final IntacctCredentials credentials;
    private String sessionId;

    IntacctClient(IntacctCredentials credentials) {
        this.credentials = credentials;
    }

    /** From now on it asks in a session at top level. */
    IntacctClient inSession() {
        return inSession("");
    }

    /** From now on it asks in a session of that entity. */
    IntacctClient inSession(String entity) {
        sessionId = null;
        sessionId = as(login(entity), "<getAPISession/>").one("sessionid");
        return this;
    }

    String login(String entity) {
        return login(credentials.userId(), credentials.userPassword(), credentials.companyId(), entity);
    }

    static String login(String user, String password, String company, String entity) {
        return "<login><userid>" + user + "</userid><companyid>" + company + "</companyid><password>" + password
                + "</password><locationid>" + entity + "</locationid></login>";
    }

    /** Calls a function in the session, or at top level by login where there is none. */
    Reply call(String function) {
        return as(sessionId == null ? login("") : session(), function);
    }

    /** Calls functions with that authentication. */
    Reply as(String authentication, String... functions) {
        return send(request(authentication, "", "", functions));
    }

    /** A {@code query} with those parts besides its object. */
    Reply query(String object, String parts) {
        return call("<query><object>" + object + "</object>" + parts + "</query>");
    }

    String session() {
        return "<sessionid>" + sessionId + "</sessionid>";
    }

    String request(String authentication, String operationAttributes, String controlParts, String... functions) {
        return requestOf(
                credentials.senderId(),
                credentials.senderPassword(),
                authentication,
                operationAttributes,
                controlParts,
                functions);
    }

    static String requestOf(
            String sender,
            String senderPassword,
            String authentication,
            String operationAttributes,
            String controlParts,
            String... functions) {
        String content = IntStream.range(0, functions.length)
                .mapToObj(i -> "<function controlid=\"f" + i + "\">" + functions[i] + "</function>")
                .collect(Collectors.joining());
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><request><control><senderid>" + sender
                + "</senderid><password>" + senderPassword + "</password><controlid>test-1</controlid>"
                + (controlParts.isEmpty() ? "<uniqueid>false</uniqueid>" : controlParts)
                + "<dtdversion>3.0</dtdversion></control><operation" + operationAttributes + "><authentication>"
                + authentication + "</authentication><content>" + content + "</content></operation></request>";
    }

    Reply send(String body) {
        return send(credentials.endpoint(), body);
    }

    Reply send(URI address, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/xml")
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                    .build();
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Retry-After").orElse(null),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What was answered. */
    record Reply(int status, String contentType, String retryAfter, String text) {
        Element root() {
            try {
                return DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                        .getDocumentElement();
            } catch (Exception e) {
                throw new IllegalStateException("not XML: " + text, e);
            }
        }

        /** Texts of all elements of that name. */
        List<String> all(String name) {
            return elements(name).stream().map(Node::getTextContent).toList();
        }

        /** Text of the first element of that name. */
        String one(String name) {
            return all(name).stream().findFirst().orElseThrow(() -> new AssertionError("no " + name + " in " + text));
        }

        /** All elements of that name, in the order of the document. */
        List<Element> elements(String name) {
            var nodes = root().getElementsByTagName(name);
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                elements.add((Element) nodes.item(i));
            }
            return elements;
        }

        Element data() {
            return elements("data").get(0);
        }

        /** An attribute of {@code data}. */
        String attribute(String name) {
            return data().getAttribute(name);
        }

        /** Status of the first result. */
        String result() {
            Element result = elements("result").get(0);
            return result.getElementsByTagName("status").item(0).getTextContent();
        }

        /** Without the support id, which nobody can foresee. */
        String firstError() {
            return one("errorno") + ": " + one("description2").replaceAll(" \\[Support ID: [^\\]]*\\]$", "");
        }

        /** Names of the children of the first element of that name. */
        List<String> shape(String name) {
            List<String> names = new ArrayList<>();
            Element parent =
                    root().getTagName().equals(name) ? root() : elements(name).get(0);
            for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element element) {
                    names.add(element.getTagName());
                }
            }
            return names;
        }
    }
}
