package io.daybook.sandbox.netsuite;

/** The keys that a certificate of NetSuite may have (NetSuite reference 1.2). */
public enum CertificateKey {
    RSA_3072("RSA", 3072),
    RSA_4096("RSA", 4096),
    EC_256("EC", 256),
    EC_384("EC", 384),
    EC_521("EC", 521);

    private final String algorithm;
    private final int bits;

    CertificateKey(String algorithm, int bits) {
        this.algorithm = algorithm;
        this.bits = bits;
    }

    String algorithm() {
        return algorithm;
    }

    int bits() {
        return bits;
    }
}
