package io.daybook.sandbox.intacct;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybook.sandbox.CredentialsFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What a client needs to sign in to the sandbox. {@code toString} shows no secret.
 *
 * @param endpoint the gateway's whole address
 * @param entities ids of the entities the user may enter
 */
public record IntacctCredentials(
        URI endpoint,
        String senderId,
        String senderPassword,
        String companyId,
        String userId,
        String userPassword,
        List<String> entities) {
    public IntacctCredentials {
        entities = List.copyOf(entities);
    }

    /**
     * Writes them as a JSON object, all at once and readable by the owner only.
     *
     * @throws io.daybook.config.Problem when the file cannot be written
     */
    public void writeTo(Path file) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("endpoint", endpoint.toString())
                .put("senderId", senderId)
                .put("senderPassword", senderPassword)
                .put("companyId", companyId)
                .put("userId", userId)
                .put("userPassword", userPassword);
        entities.forEach(json.putArray("entities")::add);
        CredentialsFile.write(file, json);
    }

    @Override
    public String toString() {
        return "credentials of user " + userId + " of sandbox company " + companyId + " at " + endpoint;
    }
}
