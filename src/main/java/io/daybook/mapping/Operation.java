package io.daybook.mapping;

import java.math.BigDecimal;
import java.util.Map;

/**
 * How a column's value is made from a record. Compiled from the mapping file once; holds positions, not names. All are
 * immutable and thread-safe, answer {@code null} where the platform gave no value, and throw {@link RejectedException}
 * for a value that they cannot take.
 */
sealed interface Operation {
    Object value(SourceRecord record);

    Input input();

    /** In words, how the value is made of this record. */
    String how(SourceRecord record);

    /** The text as it came. */
    record CopyText(Input input) implements Operation {
        @Override
        public String value(SourceRecord record) {
            String text = input.text(record);
            // PostgreSQL keeps no NUL in a text, and refusing one record is better than refusing its page.
            if (text != null && text.indexOf('\0') >= 0) {
                throw input.refusal(record, "holds a NUL character, which the ledger cannot keep");
            }
            return text;
        }

        @Override
        public String how(SourceRecord record) {
            return input.source(record);
        }
    }

    /** A calendar date of a fixed form. */
    record ReadDate(Input input, DateForm form, String format) implements Operation {
        @Override
        public Object value(SourceRecord record) {
            String text = input.text(record);
            if (text == null) {
                return null;
            }
            Object date = form.parse(text);
            if (date == null) {
                throw input.refusal(record, "is no date of the form " + format);
            }
            return date;
        }

        @Override
        public String how(SourceRecord record) {
            return input.source(record) + ", as date " + format;
        }
    }

    /** A moment in UTC. */
    record ReadTimestamp(Input input, TimestampText form) implements Operation {
        @Override
        public Object value(SourceRecord record) {
            String text = input.text(record);
            if (text == null) {
                return null;
            }
            Object moment = form.parse(text);
            if (moment == null) {
                throw input.refusal(record, "is no moment in UTC like 2026-01-31T10:00:00Z");
            }
            return moment;
        }

        @Override
        public String how(SourceRecord record) {
            return input.source(record) + ", as moment in UTC";
        }
    }

    /** A number that is no money, exactly, without trailing zeros. */
    record ReadDecimal(Input input, boolean invert) implements Operation {
        @Override
        public BigDecimal value(SourceRecord record) {
            String text = input.text(record);
            if (text == null) {
                return null;
            }
            BigDecimal number = DecimalText.parse(text);
            if (number == null) {
                throw input.refusal(record, NO_NUMBER);
            }
            BigDecimal shortest = number.stripTrailingZeros();
            BigDecimal plain = shortest.scale() < 0 ? shortest.setScale(0) : shortest;
            return invert ? plain.negate() : plain;
        }

        @Override
        public String how(SourceRecord record) {
            return (invert ? "- " : "") + input.source(record) + ", as decimal";
        }
    }

    /** {@code T} or {@code F}, {@code true} or {@code false}. */
    record ReadBoolean(Input input) implements Operation {
        @Override
        public Boolean value(SourceRecord record) {
            String text = input.text(record);
            if (text == null) {
                return null;
            }
            return switch (text) {
                case "T", "true" -> Boolean.TRUE;
                case "F", "false" -> Boolean.FALSE;
                default -> throw input.refusal(record, "is neither T nor F");
            };
        }

        @Override
        public String how(SourceRecord record) {
            return input.source(record) + ", as boolean";
        }
    }

    /** One of the ledger's words for one of the platform's. */
    record Choose(Input input, Map<String, String> choices, Otherwise otherwise) implements Operation {
        public Choose {
            choices = Map.copyOf(choices);
        }

        @Override
        public String value(SourceRecord record) {
            String text = input.text(record);
            String chosen = text == null ? null : choices.get(text);
            if (chosen != null) {
                return chosen;
            }
            if (otherwise instanceof Otherwise.Is is) {
                return is.value();
            }
            throw input.refusal(record, text == null ? "and needs a value" : "is not among the choices");
        }

        @Override
        public String how(SourceRecord record) {
            String text = input.text(record);
            String chosen = text == null ? null : choices.get(text);
            String becomes = chosen != null ? Quoted.of(text) + " becomes " + chosen : "otherwise";
            return input.source(record) + ", as choice: " + becomes;
        }

        /** Whether some value leaves the document out. */
        boolean leavesOut() {
            return otherwise instanceof Otherwise.Ignore;
        }

        /** Why the document is left out, or {@code null} where it is not. */
        String ignored(SourceRecord record) {
            if (!leavesOut()) {
                return null;
            }
            String text = input.text(record);
            if (text == null) {
                return input.absent();
            }
            return choices.containsKey(text)
                    ? null
                    : input.fields().get(0).name() + " " + Quoted.of(text) + " is not mapped";
        }

        /** What becomes of a value that is not among the choices. */
        sealed interface Otherwise {
            /** The document is left out and counted. */
            record Ignore() implements Otherwise {}

            /** The document becomes a dead letter. */
            record Reject() implements Otherwise {}

            /** It becomes this. */
            record Is(String value) implements Otherwise {}
        }
    }

    /** A currency's code, checked against ISO 4217. */
    record CheckCurrency(Input input, IsoCurrencies currencies) implements Operation {
        @Override
        public String value(SourceRecord record) {
            String code = input.text(record);
            if (code != null && currencies.decimals(code) < 0) {
                throw input.refusal(record, NO_CURRENCY);
            }
            return code;
        }

        @Override
        public String how(SourceRecord record) {
            return input.source(record) + ", as currency";
        }
    }

    /** An amount with at most its currency's decimals, kept with exactly as many. */
    record ReadMoney(Input input, Input currency, boolean invert, IsoCurrencies currencies) implements Operation {
        @Override
        public BigDecimal value(SourceRecord record) {
            String text = input.text(record);
            if (text == null) {
                return null;
            }
            BigDecimal amount = DecimalText.parse(text);
            if (amount == null) {
                throw input.refusal(record, NO_NUMBER);
            }
            String code = currency.text(record);
            if (code == null) {
                throw input.refusal(record, "is in no known currency: " + currency.absent());
            }
            int decimals = currencies.decimals(code);
            if (decimals < 0) {
                throw currency.refusal(record, NO_CURRENCY);
            }
            if (amount.scale() > decimals && amount.stripTrailingZeros().scale() > decimals) {
                String keeps = code + " has " + decimals;
                throw input.refusal(record, "has more decimals than can be kept exactly: " + keeps);
            }
            BigDecimal exact = amount.setScale(decimals);
            return invert ? exact.negate() : exact;
        }

        @Override
        public String how(SourceRecord record) {
            return (invert ? "- " : "") + input.source(record) + ", as money in " + currency.source(record);
        }
    }

    String NO_NUMBER = "is no plain decimal number of up to " + DecimalText.LONGEST + " digits";
    String NO_CURRENCY = "is no currency of ISO 4217";
}
