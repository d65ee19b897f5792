package io.daybook.deadletter;

import io.daybook.sync.SetAside;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that failed for good, as support sees it.
 *
 * @param id its number
 * @param connectionId whose books
 * @param company the client business
 * @param platform {@code netsuite} or {@code intacct}
 * @param dataType such as {@code invoices}
 * @param documentKey the document's key at the platform; {@value SetAside#WHOLE_DATASET} where a whole sync failed
 * @param recordKey the first record that was refused
 * @param kind of docs/architecture.md, "Faults have kinds"
 * @param message what is wrong
 * @param route where: the route's id
 * @param step where: the step's id
 * @param payload the document's records as they came, JSON
 * @param records how many
 * @param money currency to sum over them, JSON
 * @param pageId page of the archive the first of them came in
 * @param mappingVersion of the mapping that refused it
 * @param modified the newest clock of its records, UTC
 * @param attempts how often it failed
 * @param firstFailedAt UTC
 * @param lastFailedAt UTC
 * @param closedAt when it was settled, UTC; empty while it is open
 * @param closedBecause what settled it
 */
public record DeadLetter(
        long id,
        long connectionId,
        String company,
        String platform,
        String dataType,
        String documentKey,
        Optional<String> recordKey,
        String kind,
        String message,
        String route,
        String step,
        String payload,
        int records,
        String money,
        Optional<Long> pageId,
        String mappingVersion,
        Optional<Instant> modified,
        int attempts,
        Instant firstFailedAt,
        Instant lastFailedAt,
        Optional<Instant> closedAt,
        Optional<String> closedBecause) {

    /** Whether it stands for a sync that failed, and not for a document. */
    public boolean wholeDataset() {
        return documentKey.equals(SetAside.WHOLE_DATASET);
    }
}
