package io.daybook.bench;

import java.time.Duration;

/**
 * What small readings bear beside a back-fill that shares the slots of their account.
 *
 * @param limit requests in flight that the platform bears
 * @param slots of them that Daybook takes
 * @param pause that the platform takes for a page
 * @param backfill how long the back-fill took
 * @param alone how long small readings take when nobody else is there
 * @param beside how long beside the back-fill
 * @param promptWaits of the small readings' requests for a slot, each reading has several
 * @param backfillWaits of the back-fill's pages for a slot; it has more readers than slots, so one waits always
 */
public record WaitReport(
        int limit,
        int slots,
        Duration pause,
        Duration backfill,
        Spread alone,
        Spread beside,
        Spread promptWaits,
        Spread backfillWaits) {}
