package io.daybook.sandbox.netsuite.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** JSON as the account writes it: slashes escaped as {@code \/} (NetSuite reference 2.2). Thread-safe. */
public final class Json {
    private final ObjectMapper mapper;

    public Json() {
        mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        mapper.getFactory().setCharacterEscapes(new EscapedSlashes());
    }

    /** The bytes of a document. */
    public byte[] write(Object document) {
        try {
            return mapper.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The document that a client sent.
     *
     * @throws NetSuiteError 400 {@code INVALID_CONTENT} when it is not JSON
     */
    public JsonNode read(byte[] body) {
        try {
            JsonNode node = mapper.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw NetSuiteError.invalidContent("Invalid content in the request body.");
            }
            return node;
        } catch (java.io.IOException e) {
            throw NetSuiteError.invalidContent("Invalid content in the request body.");
        }
    }

    /** For documents that are built node by node. */
    public ObjectMapper mapper() {
        return mapper;
    }

    private static final class EscapedSlashes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final SerializedString SLASH = new SerializedString("\\/");
        private final int[] escapes = standardAsciiEscapesForJSON();

        EscapedSlashes() {
            escapes['/'] = ESCAPE_CUSTOM;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return character == '/' ? SLASH : null;
        }
    }
}
