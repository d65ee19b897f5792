package io.daybook.source.http;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Takes an answer whole, after decompression, and refuses one that is too large before it fills the memory. Camel itself
 * takes a body of any size; and a body that ends too early is noticed here, where the connection still knows it.
 */
final class WholeBody implements HttpClientConfigurer, ExecChainHandler {
    private final int maxBodyBytes;

    WholeBody(int maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder clientBuilder) {
        clientBuilder.addExecInterceptorFirst("daybook-whole-body", this);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return response;
        }
        try {
            InputStream content = entity.getContent();
            byte[] body = content.readNBytes(maxBodyBytes);
            if (body.length == maxBodyBytes && content.read() >= 0) {
                throw new BodyTooLargeException(maxBodyBytes);
            }
            content.close();
            response.setEntity(new ByteArrayEntity(body, null));
            return response;
        } catch (IOException | RuntimeException e) {
            // drop the connection: draining the rest to keep it alive would read what we just refused
            response.close();
            throw e;
        }
    }
}
