package io.daybook.sandbox.netsuite;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybook.sandbox.CredentialsFile;
import java.net.URI;
import java.nio.file.Path;

/** What a client needs to log in to the sandbox, by certificate or by token. {@code toString} shows no secret. */
public record SandboxCredentials(
        URI baseUrl,
        String account,
        String clientId,
        String certificateId,
        String privateKeyPem,
        String consumerKey,
        String consumerSecret,
        String tokenId,
        String tokenSecret) {
    /**
     * Writes them as a JSON object, all at once and readable by the owner only.
     *
     * @throws io.daybook.config.Problem when the file cannot be written
     */
    public void writeTo(Path file) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("baseUrl", baseUrl.toString())
                .put("account", account)
                .put("clientId", clientId)
                .put("certificateId", certificateId)
                .put("privateKeyPem", privateKeyPem)
                .put("consumerKey", consumerKey)
                .put("consumerSecret", consumerSecret)
                .put("tokenId", tokenId)
                .put("tokenSecret", tokenSecret);
        CredentialsFile.write(file, json);
    }

    @Override
    public String toString() {
        return "credentials of sandbox account " + account + " at " + baseUrl;
    }
}
