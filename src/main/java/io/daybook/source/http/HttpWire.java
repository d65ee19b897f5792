package io.daybook.source.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Sends requests through a camel-http component of its own: keep-alive, gzip, time-outs; no redirects (they would carry
 * credentials to another host), no cookies, no retries (a retried request would repeat its OAuth nonce, NetSuite reference
 * 1.5). A proxy is taken from the usual system properties ({@code https.proxyHost}, {@code http.nonProxyHosts}, …).
 *
 * <p>It is set up with the first request: a server that starts does not read certificates before somebody is asked.
 *
 * <p>Thread-safe. Closed by whoever made it.
 */
public final class HttpWire implements AutoCloseable {
    private final CamelContext context;
    private final HttpSettings settings;
    private volatile Sender sender;
    private boolean closed;

    /** The context must be started by the first request. */
    public HttpWire(CamelContext context, HttpSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    /**
     * Sends a request and takes the whole answer, whatever its status.
     *
     * @throws IOException if no whole answer came: unknown host, refused, reset, timed out, truncated
     * @throws BodyTooLargeException if the answer is larger than the settings allow
     */
    public HttpAnswer send(HttpCall call) throws IOException {
        Sender ready = sender();
        Exchange exchange = ready.endpoint.createExchange();
        Message request = exchange.getIn();
        call.headers().forEach(request::setHeader);
        request.setHeader(Exchange.HTTP_URI, call.uri().toString());
        // not as a text: that would be looked up among all of Camel's type converters each time
        request.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(call.method()));
        if (call.body() != null) {
            String type = call.headers().get("Content-Type");
            request.setBody(new ByteArrayEntity(call.body(), type == null ? null : ContentType.parse(type)));
        }
        try {
            ready.producer.process(exchange);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e.getMessage(), e);
        }
        return answer(exchange.getMessage());
    }

    private static HttpAnswer answer(Message message) {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(value)));
        byte[] body = message.getBody() instanceof WholeBody.Content content
                ? content.whole()
                : message.getBody(byte[].class);
        return new HttpAnswer(
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
                Map.copyOf(headers),
                body == null ? new byte[0] : body);
    }

    private Sender sender() throws IOException {
        Sender ready = sender;
        return ready == null ? setUp() : ready;
    }

    private synchronized Sender setUp() throws IOException {
        if (closed) {
            throw new IOException("nothing is sent any more: Daybook is ending");
        }
        if (sender == null) {
            sender = Sender.start(context, settings);
        }
        return sender;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (sender != null) {
            sender.stop();
        }
    }

    /** What a request goes through. */
    private record Sender(HttpComponent component, HttpEndpoint endpoint, Producer producer) {
        static Sender start(CamelContext context, HttpSettings settings) {
            HttpComponent component = new HttpComponent();
            component.setCamelContext(context);
            component.setUseSystemProperties(true);
            component.setRedirectHandlingDisabled(true);
            component.setAutomaticRetriesDisabled(true);
            component.setCookieManagementDisabled(true);
            component.setAuthCachingDisabled(true);
            component.setCopyHeaders(false);
            component.setResponsePayloadStreamingThreshold(settings.maxBodyBytes());
            component.setConnectTimeout(settings.connectTimeout().toMillis());
            component.setSoTimeout(settings.responseTimeout().toMillis());
            component.setResponseTimeout(settings.responseTimeout().toMillis());
            component.setConnectionsPerRoute(settings.connectionsPerHost());
            component.setMaxTotalConnections(settings.connectionsPerHost() * 16);
            component.setUserAgent(settings.userAgent());
            component.setHttpClientConfigurer(new WholeBody(settings.maxBodyBytes()));
            ServiceHelper.startService(component);
            try {
                // one endpoint for all hosts: the address comes with each call
                HttpEndpoint endpoint =
                        (HttpEndpoint) component.createEndpoint("https://platform?throwExceptionOnFailure=false");
                Producer producer = endpoint.createProducer();
                ServiceHelper.startService(endpoint, producer);
                return new Sender(component, endpoint, producer);
            } catch (Exception e) {
                throw new IllegalStateException("camel-http cannot be set up: " + e.getMessage(), e);
            }
        }

        void stop() {
            ServiceHelper.stopAndShutdownServices(producer, endpoint, component);
        }
    }
}
