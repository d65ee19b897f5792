package io.daybook.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybook.connection.Credentials.IntacctUser;
import io.daybook.connection.Credentials.OAuth2Certificate;
import io.daybook.connection.Credentials.TokenBased;
import java.io.IOException;
import java.util.Optional;

/** Credentials as they lie inside the seal: JSON that says of which kind they are, so that kinds can be added. */
final class CredentialsJson {
    private static final JsonMapper JSON = new JsonMapper();

    private CredentialsJson() {}

    static byte[] write(Credentials credentials) {
        ObjectNode json = JSON.createObjectNode();
        if (credentials instanceof OAuth2Certificate oauth) {
            json.put("type", "oauth2-certificate")
                    .put("clientId", oauth.clientId())
                    .put("certificateId", oauth.certificateId())
                    .put("privateKeyPem", oauth.privateKeyPem());
        } else if (credentials instanceof TokenBased token) {
            json.put("type", "token-based")
                    .put("consumerKey", token.consumerKey())
                    .put("consumerSecret", token.consumerSecret())
                    .put("tokenId", token.tokenId())
                    .put("tokenSecret", token.tokenSecret());
        } else if (credentials instanceof IntacctUser user) {
            json.put("type", "intacct-user")
                    .put("senderId", user.senderId())
                    .put("senderPassword", user.senderPassword())
                    .put("companyId", user.companyId())
                    .put("userId", user.userId())
                    .put("userPassword", user.userPassword())
                    .put("entity", user.entity().orElse(""));
        } else {
            throw new IllegalArgumentException(
                    "no form for " + credentials.getClass().getSimpleName());
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    static Credentials read(byte[] bytes) {
        JsonNode json = parse(bytes);
        return switch (json.path("type").asText()) {
            case "oauth2-certificate" ->
                new OAuth2Certificate(
                        json.path("clientId").asText(),
                        json.path("certificateId").asText(),
                        json.path("privateKeyPem").asText());
            case "token-based" ->
                new TokenBased(
                        json.path("consumerKey").asText(),
                        json.path("consumerSecret").asText(),
                        json.path("tokenId").asText(),
                        json.path("tokenSecret").asText());
            case "intacct-user" ->
                new IntacctUser(
                        json.path("senderId").asText(),
                        json.path("senderPassword").asText(),
                        json.path("companyId").asText(),
                        json.path("userId").asText(),
                        json.path("userPassword").asText(),
                        Optional.of(json.path("entity").asText()).filter(entity -> !entity.isEmpty()));
            default ->
                throw new IllegalStateException(
                        "credentials of a kind that this Daybook does not know: it is older than the one that sealed them");
        };
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            // Without the cause, whose message quotes what is sealed.
            throw new IllegalStateException("sealed credentials are no JSON");
        }
    }
}
