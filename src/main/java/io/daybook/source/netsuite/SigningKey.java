package io.daybook.source.netsuite;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import io.daybook.config.Problem;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private key that belongs to an uploaded certificate, and the algorithm that goes with it: PS256 for RSA, ES256,
 * ES384 or ES512 for the curves P-256, P-384 and P-521 (NetSuite reference 1.2). No message ever holds a part of the key.
 */
final class SigningKey {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s*([^-]*?)\\s*-----END \\1-----");
    private static final String CONVERT = "Convert it: openssl pkcs8 -topk8 -nocrypt -in key.pem -out daybook-key.pem";
    private static final Map<String, Complaint> OTHER_BLOCKS = Map.of(
            "ENCRYPTED PRIVATE KEY", new Complaint("it is protected by a passphrase", CONVERT),
            "RSA PRIVATE KEY", new Complaint("it is in the older PKCS#1 form", CONVERT),
            "EC PRIVATE KEY", new Complaint("it is in the older SEC1 form", CONVERT),
            "PUBLIC KEY",
                    new Complaint(
                            "it is a public key", "Give the private key that was made together with the certificate."),
            "CERTIFICATE",
                    new Complaint(
                            "it is a certificate",
                            "That one is uploaded to NetSuite; give the private key that was made with it."),
            "OPENSSH PRIVATE KEY",
                    new Complaint(
                            "it is an SSH key", "Make a key and a certificate as docs/connect-netsuite.md says."));
    private static final Complaint NO_PEM = new Complaint(
            "it is no PEM text", "Give the whole file, from -----BEGIN PRIVATE KEY----- to -----END PRIVATE KEY-----.");
    private static final String TAKEN = "NetSuite takes RSA with 3072 or 4096 bits and EC on P-256, P-384 or P-521.";
    private static final int SHORTEST_RSA = 2048;

    private final JWSAlgorithm algorithm;
    private final JWSSigner signer;

    private SigningKey(JWSAlgorithm algorithm, JWSSigner signer) {
        this.algorithm = algorithm;
        this.signer = signer;
    }

    /**
     * Reads a PKCS#8 key in PEM form; other blocks beside it, such as the certificate, are passed over.
     *
     * @throws Problem if there is none that NetSuite takes; says what is there instead
     */
    static SigningKey parse(String pem) {
        Complaint complaint = NO_PEM;
        Matcher block = BLOCK.matcher(pem == null ? "" : pem);
        while (block.find()) {
            if (block.group(1).equals("PRIVATE KEY")) {
                return of(decode(block.group(2)));
            }
            if (complaint == NO_PEM || !block.group(1).equals("CERTIFICATE")) {
                complaint = OTHER_BLOCKS.getOrDefault(block.group(1), complaint);
            }
        }
        throw wrong(complaint.what(), complaint.remedy());
    }

    JWSAlgorithm algorithm() {
        return algorithm;
    }

    JWSSigner signer() {
        return signer;
    }

    private static PrivateKey decode(String base64) {
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw wrong("its base64 text is damaged", "Copy the file again, whole.");
        }
        for (String type : List.of("RSA", "EC", "RSASSA-PSS")) {
            try {
                return KeyFactory.getInstance(type).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException notThisType) {
                // the encoding names its type; the factories of the others refuse it
            }
        }
        throw wrong("it is neither an RSA nor an EC key, or it is damaged", TAKEN);
    }

    private static SigningKey of(PrivateKey key) {
        try {
            if (key instanceof RSAPrivateKey rsa) {
                int bits = rsa.getModulus().bitLength();
                if (bits < SHORTEST_RSA) {
                    throw wrong("its RSA key has only " + bits + " bits", TAKEN);
                }
                return new SigningKey(JWSAlgorithm.PS256, new RSASSASigner(rsa));
            }
            ECPrivateKey ec = (ECPrivateKey) key;
            Curve curve = Curve.forECParameterSpec(ec.getParams());
            if (curve == null || curve.equals(Curve.SECP256K1)) {
                throw wrong("it is an EC key on another curve", TAKEN);
            }
            ECDSASigner signer = new ECDSASigner(ec);
            return new SigningKey(signer.supportedJWSAlgorithms().iterator().next(), signer);
        } catch (JOSEException e) {
            throw wrong("it cannot sign", TAKEN);
        }
    }

    private static Problem wrong(String what, String remedy) {
        return Problem.wrongUse("private key", "cannot be used: " + what, remedy, null);
    }

    private record Complaint(String what, String remedy) {}
}
