package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Plan;
import io.daybook.source.PlanRequest;
import io.daybook.source.Position;
import io.daybook.source.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A table of invoice lines behind the wire, which understands the conditions that a page's statement has. */
class WholeDatasetTest {
    private static final Pattern AFTER = Pattern.compile("AND t\\.id > (-?\\d+)");
    private static final Pattern INSIDE =
            Pattern.compile("AND t\\.id >= (-?\\d+)\\s+AND \\(t\\.id > \\1 OR tl\\.uniquekey > (-?\\d+)\\)");
    private static final Pattern UP_TO = Pattern.compile("AND t\\.id <= (-?\\d+)");

    private final FakeAccount account = new FakeAccount();
    private final NavigableSet<Line> table = new ConcurrentSkipListSet<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(6);

    private record Line(long document, long key) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byDocument = Long.compare(document, other.document);
            return byDocument != 0 ? byDocument : Long.compare(key, other.key);
        }
    }

    WholeDatasetTest() {
        account.handler.set(this::answer);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        account.close();
    }

    private void fill(int documents, int mostLines) {
        Random random = new Random(7);
        for (long document = 1; document <= documents; document++) {
            int lines = 1 + random.nextInt(mostLines);
            for (int i = 0; i < lines; i++) {
                // keys of lines do not follow the order of documents, as in an account where old invoices are edited
                table.add(new Line(document, (long) random.nextInt(1_000_000) * 5000 + document));
            }
        }
    }

    private MockResponse answer(RecordedRequest request) {
        String statement = statement(request);
        if (statement.contains("COUNT(*)")) {
            return FakeAccount.page(
                    false,
                    "\"n\":\"" + table.size() + "\",\"low\":\"" + table.first().document() + "\",\"high\":\""
                            + table.last().document() + "\"");
        }
        Line after = new Line(bound(AFTER, statement, 1, Long.MIN_VALUE), Long.MAX_VALUE);
        Matcher inside = INSIDE.matcher(statement);
        if (inside.find()) {
            after = new Line(Long.parseLong(inside.group(1)), Long.parseLong(inside.group(2)));
        }
        Line upTo = new Line(bound(UP_TO, statement, 1, Long.MAX_VALUE), Long.MAX_VALUE);
        List<Line> rows = new ArrayList<>(table.subSet(after, false, upTo, true));
        String[] page = rows.stream()
                .limit(1000)
                .map(line -> "\"daybook_document\":\"" + line.document() + "\",\"daybook_key\":\"" + line.key() + "\"")
                .toArray(String[]::new);
        return FakeAccount.page(rows.size() > page.length, page);
    }

    private static String statement(RecordedRequest request) {
        try {
            return new ObjectMapper()
                    .readTree(request.getBody().utf8())
                    .path("q")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long bound(Pattern pattern, String statement, int group, long otherwise) {
        Matcher matcher = pattern.matcher(statement);
        return matcher.find() ? Long.parseLong(matcher.group(group)) : otherwise;
    }

    private List<Line> readWindow(Window window, Runnable afterEachPage) {
        List<Line> lines = new ArrayList<>();
        Position position = Position.afterDocument(window.after());
        while (true) {
            Page page = account.platform.read(
                    new PageRequest(account.connection(), "invoices", Questions.invoices(), window, position));
            for (SourceRecord row : page.records()) {
                lines.add(new Line(row.document(), row.key()));
            }
            if (page.last()) {
                return lines;
            }
            Line last = lines.get(lines.size() - 1);
            position = Position.afterRecord(last.document(), last.key());
            afterEachPage.run();
        }
    }

    private List<Line> readAll() throws Exception {
        Plan plan = account.platform.plan(new PlanRequest(account.connection(), "invoices", Questions.invoices()));
        List<Future<List<Line>>> windows = new ArrayList<>();
        for (Window window : plan.windows()) {
            windows.add(threads.submit(() -> readWindow(window, () -> {})));
        }
        List<Line> lines = new ArrayList<>();
        for (Future<List<Line>> window : windows) {
            lines.addAll(window.get());
        }
        return lines;
    }

    @Test
    void windowsReadInParallelGiveEveryRecordOnceAndInOrder() throws Exception {
        // Given some 9,000 lines in 1,500 documents, and windows of about 1,000 lines
        fill(1500, 11);

        List<Line> lines = readAll();

        assertThat(lines).containsExactlyElementsOf(table);
        assertThat(account.governors.of("netsuite", "1234567").inUse()).isZero();
    }

    @Test
    void aDocumentLargerThanAPageIsReadWhole() {
        LongStream.rangeClosed(1, 2500).forEach(key -> table.add(new Line(50, key)));
        table.add(new Line(49, 9999));
        table.add(new Line(51, 1));

        assertThat(readWindow(Window.all(), () -> {})).containsExactlyElementsOf(table);
    }

    @Test
    void rowsThatComeAndGoBetweenPagesHideNoOthers() {
        // Given 3,000 lines, of which those in front are deleted while the later ones are read
        LongStream.rangeClosed(1, 3000).forEach(document -> table.add(new Line(document, document)));
        List<Line> before = List.copyOf(table);
        AtomicInteger page = new AtomicInteger();

        List<Line> lines = readWindow(Window.all(), () -> {
            int from = page.getAndIncrement() * 300;
            table.removeAll(List.copyOf(table).subList(from, from + 300));
            table.add(new Line(5000 + from, 1));
        });

        // Then every line that was there all the time was read, once: an offset would have skipped hundreds
        assertThat(lines).containsAll(before).doesNotHaveDuplicates();
        assertThat(lines.get(lines.size() - 1).document()).isGreaterThan(5000);
    }

    @Test
    void aWindowOfExactlyAPageNeedsNoSecondRequest() {
        LongStream.rangeClosed(1, 1000).forEach(document -> table.add(new Line(document, document)));

        assertThat(readWindow(Window.all(), () -> {})).hasSize(1000);
        assertThat(account.statements).hasSize(1);
    }
}
