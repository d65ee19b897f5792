package io.daybook.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping file ready to run. Immutable and thread-safe. */
final class CompiledMapping implements Mapping {
    private static final String NO_CURRENCY = "?";

    private final MappingFile file;
    private final Question question;
    private final Target target;
    private final LeaveOut leaveOut;
    private final Section head;
    private final Section lines;
    private final int controlAmount;
    private final int controlCurrency;
    private final int controlStatus;
    private final boolean controlInverted;

    /** @param lines {@code null} where the data type has none */
    CompiledMapping(
            MappingFile file, Question question, Target target, LeaveOut leaveOut, Section head, Section lines) {
        this.file = file;
        this.question = question;
        this.target = target;
        this.leaveOut = leaveOut;
        this.head = head;
        this.lines = lines;
        this.controlAmount = question.control()
                .map(control -> question.fieldNames().indexOf(control.amount()))
                .orElse(-1);
        this.controlCurrency = question.control()
                .map(control -> question.fieldNames().indexOf(control.currency()))
                .orElse(-1);
        this.controlStatus = question.control()
                .flatMap(Question.Control::status)
                .map(question.fieldNames()::indexOf)
                .orElse(-1);
        this.controlInverted = question.control().map(Question.Control::invert).orElse(false);
    }

    @Override
    public String platform() {
        return file.platform();
    }

    @Override
    public String dataType() {
        return file.dataType();
    }

    @Override
    public String version() {
        return file.version();
    }

    @Override
    public Question question() {
        return question;
    }

    @Override
    public Target target() {
        return target;
    }

    MappingFile file() {
        return file;
    }

    @Override
    public void map(Draft draft) {
        SourceRecord record = draft.record();
        // Before all else and for each record of a document alike: what is left out on purpose is never a dead letter.
        String ignored = leaveOut.reason(record);
        if (ignored == null) {
            ignored = head.ignored(record);
        }
        if (ignored == null && lines != null) {
            ignored = lines.ignored(record);
        }
        if (ignored != null) {
            draft.ignore(ignored);
            return;
        }
        boolean withHead = draft.first() || lines == null;
        draft.begin(withHead ? head.map(record) : null, lines == null ? null : lines.map(record));
        draft.custom(withHead ? head.custom(record) : Map.of(), lines == null ? Map.of() : lines.custom(record));
    }

    @Override
    public void classify(Draft draft) {
        if (done(draft)) {
            return;
        }
        if (draft.head() != null) {
            head.classify(draft.record(), draft.head());
        }
        if (draft.line() != null) {
            lines.classify(draft.record(), draft.line());
        }
    }

    @Override
    public void currency(Draft draft) {
        if (done(draft)) {
            return;
        }
        if (draft.head() != null) {
            head.currency(draft.record(), draft.head());
        }
        if (draft.line() != null) {
            lines.currency(draft.record(), draft.line());
        }
    }

    @Override
    public Optional<Money> money(SourceRecord record) {
        String text = controlAmount < 0 ? null : record.value(controlAmount);
        BigDecimal amount = text == null ? null : DecimalText.parse(text);
        if (amount == null) {
            return Optional.empty();
        }
        return Optional.of(new Money(currencyOf(record), controlInverted ? amount.negate() : amount));
    }

    @Override
    public String currencyOf(SourceRecord record) {
        if (controlCurrency < 0) {
            return "";
        }
        String currency = record.value(controlCurrency);
        return currency == null || currency.isEmpty() ? NO_CURRENCY : currency;
    }

    @Override
    public Optional<String> controlColumn() {
        return question.control().flatMap(control -> {
            Target.Table table = target.lines().orElse(target.head());
            return (lines == null ? head : lines)
                    .money().stream()
                            .filter(cell -> cell.operation() instanceof Operation.ReadMoney money
                                    && money.invert() == control.invert()
                                    && money.input().fields().get(0).name().equals(control.amount()))
                            .map(cell -> table.columns().get(cell.index()).name())
                            .findFirst();
        });
    }

    @Override
    public String status(SourceRecord record) {
        String status = controlStatus < 0 ? null : record.value(controlStatus);
        return status == null ? "" : status;
    }

    @Override
    public List<Made> explain(SourceRecord record) {
        List<Made> made = new ArrayList<>(head.explain(target.head(), record));
        if (lines != null) {
            made.addAll(lines.explain(target.lines().orElseThrow(), record));
        }
        return made;
    }

    private static boolean done(Draft draft) {
        return draft.ignored() != null || draft.failure() != null;
    }

    @Override
    public String toString() {
        return platform() + " " + dataType() + " " + version();
    }
}
