package io.daybook.source.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Takes an answer whole, after decompression, and refuses one that is too large before it fills the memory. Camel itself
 * takes a body of any size; and a body that ends too early is noticed here, where the connection still knows it.
 */
final class WholeBody implements HttpClientConfigurer, ExecChainHandler {
    /** An announced length is believed up to here; what is longer gets its room as it comes. */
    private static final int BELIEVED_BYTES = 4 * 1024 * 1024;

    private final int maxBodyBytes;

    /** A body that is here already, handed on as it is: Camel would copy a stream of any other class, growing as it reads. */
    static final class Content extends ByteArrayInputStream {
        private Content(byte[] body) {
            super(body);
        }

        /** All of it, whatever was read. Not to be changed. */
        byte[] whole() {
            return buf;
        }
    }

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
            byte[] body = read(content, entity.getContentLength());
            if (content.read() >= 0) {
                throw new BodyTooLargeException(maxBodyBytes);
            }
            content.close();
            response.setEntity(new HttpEntityWrapper(new ByteArrayEntity(body, null)) {
                @Override
                public InputStream getContent() {
                    return new Content(body);
                }
            });
            return response;
        } catch (IOException | RuntimeException e) {
            // drop the connection: draining the rest to keep it alive would read what we just refused
            response.close();
            throw e;
        }
    }

    /** @param length as announced; negative where it is not known, as of what comes compressed or in chunks */
    private byte[] read(InputStream content, long length) throws IOException {
        if (length < 0 || length > Math.min(BELIEVED_BYTES, maxBodyBytes)) {
            return content.readNBytes(maxBodyBytes);
        }
        byte[] body = new byte[(int) length];
        int read = content.readNBytes(body, 0, body.length);
        return read == body.length ? body : Arrays.copyOf(body, read);
    }
}
