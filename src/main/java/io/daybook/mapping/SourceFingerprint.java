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

    /** @param question what was asked: its fields are a part of every fingerprint */
    public SourceFingerprint(Question question) {
        for (Question.Field field : question.fields()) {
            record.text(field.name())
                    .text(field.form().name())
                    .text(field.expression())
                    .text(field.format());
        }
        byte[] fields = record.finish();
        record.bytes(fields).fix();
    }

    /** One record's, {@value Fingerprint#LENGTH} bytes. */
    public byte[] of(SourceRecord asItCame) {
        for (String value : asItCame.values()) {
            record.text(value);
        }
        return record.finish();
    }

    /** That of all records of a document with their clocks, {@value Fingerprint#LENGTH} bytes. */
    public byte[] of(List<SourceRecord> records) {
        for (SourceRecord each : records) {
            document.bytes(of(each))
                    .number(each.key())
                    .number(
                            each.modified() == null
                                    ? Long.MIN_VALUE
                                    : each.modified().toEpochMilli());
        }
        return document.finish();
    }
}
