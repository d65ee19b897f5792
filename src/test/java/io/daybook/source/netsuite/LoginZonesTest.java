package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.netsuite.UserDateFormat;
import io.daybook.source.Plan;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever zone and date format the login has, a moment is a moment. */
class LoginZonesTest {
    @ParameterizedTest
    @CsvSource({
        "Pacific/Kiritimati, YEAR_MONTH_DAY",
        "Pacific/Pago_Pago, DAY_MONTH_YEAR",
        "Asia/Kolkata, DAY_SHORT_MONTH_YEAR",
        "UTC, DAY_DOT_MONTH_DOT_YEAR"
    })
    void noChangeIsMissedAndNoneReadTwice(String zone, UserDateFormat format) {
        try (SandboxAccount account = account(zone, format)) {
            Instant moment = account.anHourLater();
            List<Long> open = openInvoices(account);
            account.mutations().editHeader(open.get(0), "changed");
            account.mutations()
                    .editLine(
                            account.number(
                                    "SELECT MAX(uniquekey) FROM transactionline WHERE transaction = ?", open.get(1)),
                            "changed");
            account.mutations().applyPayment(open.get(2), new BigDecimal("0.01"));
            account.mutations()
                    .deleteDocument(
                            account.mutations().createInvoice().transactions().get(0));

            assertThat(account.changed("invoices", moment))
                    .containsExactlyInAnyOrder(open.get(0), open.get(1), open.get(2));
            assertThat(account.plan("invoices", moment).deletions().orElseThrow())
                    .extracting(Plan.Deletion::at)
                    .containsExactly(moment);
            assertThat(account.changed("invoices", moment.plusSeconds(1))).isEmpty();
            assertThat(account.plan("invoices", moment.plusSeconds(1)).deletions())
                    .contains(List.of());
        }
    }

    @Test
    void theHourThatClocksShowTwiceHidesNothing() {
        try (SandboxAccount account = account("America/Los_Angeles", UserDateFormat.MONTH_DAY_YEAR)) {
            // Given a change at 01:10 in the second pass of that hour, which local time cannot tell from the first
            account.now.set(Instant.parse("2026-11-01T09:10:00Z"));
            long invoice = openInvoices(account).get(0);
            account.mutations().editHeader(invoice, "changed");

            // When it is looked for from 01:05 in the second pass, from the first, and from a while before
            for (String since : List.of("2026-11-01T09:05:00Z", "2026-11-01T09:10:00Z", "2026-11-01T08:30:00Z")) {
                assertThat(account.changed("invoices", Instant.parse(since)))
                        .as(since)
                        .containsExactly(invoice);
            }

            // Then it is found each time, and no longer once the hour is over
            assertThat(account.changed("invoices", Instant.parse("2026-11-01T10:00:00Z")))
                    .isEmpty();
        }
    }

    @Test
    void theHourThatClocksSkipHidesNothing() {
        try (SandboxAccount account = account("America/Los_Angeles", UserDateFormat.MONTH_DAY_YEAR)) {
            long invoice = openInvoices(account).get(0);
            for (String moment : List.of("2027-03-14T09:59:59Z", "2027-03-14T10:00:00Z", "2027-03-14T10:59:59Z")) {
                account.now.set(Instant.parse(moment));
                account.mutations().editHeader(invoice, moment);

                assertThat(account.changed("invoices", Instant.parse(moment)))
                        .as(moment)
                        .containsExactly(invoice);
                assertThat(account.changed("invoices", Instant.parse(moment).plusSeconds(1)))
                        .as(moment)
                        .isEmpty();
            }
        }
    }

    private static SandboxAccount account(String zone, UserDateFormat format) {
        return new SandboxAccount(
                settings -> settings.invoices(30).loginZone(ZoneId.of(zone)).dateFormat(format));
    }

    private static List<Long> openInvoices(SandboxAccount account) {
        return account.numbers(
                "SELECT id FROM transaction WHERE type = 'CustInvc' AND foreignamountunpaid > 1 ORDER BY id");
    }
}
