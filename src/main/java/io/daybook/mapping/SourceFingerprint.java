package io.daybook.mapping;

import java.util.List;

/**
 * Fingerprints of records as they came: two are equal exactly when the same was asked, in the same words, and the platform
 * gave the same in every field, whatever a mapping makes of it. That is why the page a ledger row names always holds the
 * newest version of its record. Not thread-safe; one is used for many records.
 */
public final class SourceFingerprint {
    private final Fingerprint record = new Fingerprint();
    private final Fingerprint document = new Fingerprint();

    /**
     * @param question what was asked: its fields are a part of every fingerprint
     * @param recipe what decides what becomes of records, such as the mapping's version: a part of the fingerprint of every
     *     document
     */
    public SourceFingerprint(Question question, String recipe) {
        for (Question.Field field : question.fields()) {
            record.text(field.name())
                    .text(field.form().name())
                    .text(field.expression())
                    .text(field.format());
        }
        byte[] fields = record.finish();
        record.bytes(fields).fix();
        document.text(recipe).fix();
    }

    /** One record's, {@value Fingerprint#LENGTH} bytes. */
    public byte[] of(SourceRecord asItCame) {
        for (String value : asItCame.values()) {
            record.text(value);
        }
        return record.finish();
    }

    /**
     * That of a whole document, {@value Fingerprint#LENGTH} bytes: equal exactly when the same records, with the same keys and
     * the same newest clock, become the same in the same way.
     *
     * @param records all of the document's
     * @param each fingerprint of each of them, in their order
     */
    public byte[] of(List<SourceRecord> records, List<byte[]> each) {
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < records.size(); i++) {
            SourceRecord asItCame = records.get(i);
            document.bytes(each.get(i)).number(asItCame.key());
            if (asItCame.modified() != null) {
                newest = Math.max(newest, asItCame.modified().toEpochMilli());
            }
        }
        return document.number(newest).finish();
    }
}
