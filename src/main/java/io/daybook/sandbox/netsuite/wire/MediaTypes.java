package io.daybook.sandbox.netsuite.wire;

/** What NetSuite calls the documents it sends. */
public final class MediaTypes {
    /** What collections are sent as. */
    public static final String COLLECTION = "application/vnd.oracle.resource+json; type=collection";

    /** What single records are sent as. */
    public static final String SINGULAR = "application/vnd.oracle.resource+json; type=singular";

    private MediaTypes() {}
}
