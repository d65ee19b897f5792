package io.daybook.mapping;

import java.util.Map;

/**
 * A record on its way through the steps map, classify and currency. One draft belongs to one exchange and is not
 * thread-safe. When a step throws, the draft is {@linkplain #fail failed} and its document is set aside whole.
 */
public final class Draft {
    private final SourceRecord record;
    private final boolean first;
    private Object[] head;
    private Map<String, String> headCustom = Map.of();
    private Object[] line;
    private Map<String, String> lineCustom = Map.of();
    private String ignored;
    private Failure failure;

    /**
     * @param record what came
     * @param first whether it is the first of its document: only then the head is mapped
     */
    public Draft(SourceRecord record, boolean first) {
        this.record = record;
        this.first = first;
    }

    public SourceRecord record() {
        return record;
    }

    /** Whether the record is the first of its document and so gives the document its head. */
    public boolean first() {
        return first;
    }

    /** The head's values so far, or {@code null} where this record gives none. */
    public Object[] head() {
        return head;
    }

    /** The line's values so far, or {@code null} where the data type has no lines. */
    public Object[] line() {
        return line;
    }

    void begin(Object[] newHead, Object[] newLine) {
        head = newHead;
        line = newLine;
    }

    void custom(Map<String, String> ofHead, Map<String, String> ofLine) {
        headCustom = ofHead;
        lineCustom = ofLine;
    }

    /** The document's head, or {@code null} where this record gives none. */
    public MappedRow headRow() {
        return head == null ? null : new MappedRow(head, headCustom);
    }

    /** The record's line, or {@code null} where the data type has no lines. */
    public MappedRow lineRow() {
        return line == null ? null : new MappedRow(line, lineCustom);
    }

    /** Says that the mapping leaves the record's document out on purpose; it is counted, not lost. */
    public void ignore(String because) {
        ignored = because;
    }

    /** Why the mapping leaves the document out, or {@code null}. */
    public String ignored() {
        return ignored;
    }

    /** Says that a step refused the record. The first failure counts. */
    public void fail(Failure why) {
        if (failure == null) {
            failure = why;
        }
    }

    /** Why a step refused the record, or {@code null}. */
    public Failure failure() {
        return failure;
    }

    /**
     * Why a record was refused.
     *
     * @param kind {@code rejected} (the mapping or ledger refuses the value) or {@code defect} (anything else)
     * @param message what is wrong and with which value; no secret
     * @param route id of the route it happened in
     * @param step id of the step it happened at
     */
    public record Failure(String kind, String message, String route, String step) {}
}
