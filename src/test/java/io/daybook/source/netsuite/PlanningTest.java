package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.source.Governor;
import io.daybook.source.Plan;
import io.daybook.source.PlanRequest;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import java.time.Instant;
import java.util.OptionalLong;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanningTest {
    private final FakeAccount account = new FakeAccount();

    @AfterEach
    void close() {
        account.close();
    }

    private Plan plan() {
        return account.platform.plan(new PlanRequest(account.connection(), "invoices", Questions.invoices()));
    }

    private Governor governor() {
        return account.governors.of("netsuite", FakeAccount.ACCOUNT);
    }

    private void population(String row) {
        account.handler.set(request -> FakeAccount.page(false, row));
    }

    @Test
    void aHistoryIsCutIntoWindowsAndThePlatformsClockIsKept() {
        // Given 2,500 records with documents 101 to 400, and windows of about 1,000 records
        population("\"n\":\"2500\",\"low\":\"101\",\"high\":\"400\"");

        Plan plan = plan();

        assertThat(plan.expectedRecords()).isEqualTo(2500);
        assertThat(plan.platformTime()).isEqualTo(Instant.parse("2026-11-21T09:59:58.123Z"));
        assertThat(plan.windows())
                .containsExactly(
                        new Window(Long.MIN_VALUE, OptionalLong.of(220)),
                        new Window(220, OptionalLong.of(340)),
                        new Window(340, OptionalLong.empty()));
    }

    @Test
    void theClockIsAskedBeforeTheRecordsAreCounted() {
        account.handler.set(request -> {
            assertThat(account.others).extracting(RecordedRequest::getTarget).anyMatch(t -> t.endsWith("/serverTime"));
            return FakeAccount.page(false, "\"n\":\"0\"");
        });

        assertThat(plan().windows()).containsExactly(Window.all());
    }

    @Test
    void keysOfAggregatesMayComeInCapitals() {
        population("\"N\":2500,\"LOW\":\"101\",\"HIGH\":\"4.00E2\"");

        assertThat(plan().windows()).hasSize(3);
    }

    @Test
    void aCountThatIsNoNumberIsADefect() {
        population("\"n\":\"5\",\"low\":\"A1\",\"high\":\"B2\"");

        assertThatThrownBy(this::plan)
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("document is a number");
    }

    @Test
    void aClockThatTellsNoTimeIsADefect() {
        account.serverTime.set(FakeAccount.json(200, "{\"hello\":\"world\"}"));

        assertThatThrownBy(this::plan)
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("clock answered '{\"hello\":\"world\"}'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"accountConcurrencyLimit\":15,\"accountUnallocatedConcurrencyLimit\":10,"
                        + "\"integrationConcurrencyLimit\":3,\"integrationLimitType\":\"integrationSpecific\"}|2",
                "{\"accountConcurrencyLimit\":15,\"accountUnallocatedConcurrencyLimit\":10,"
                        + "\"integrationLimitType\":\"accountLimit\"}|9",
                "{\"accountConcurrencyLimit\":15}|14",
                "{\"accountConcurrencyLimit\":1}|1",
                "{\"accountConcurrencyLimit\":500}|16",
                "{\"integrationLimitType\":\"internal\"}|4",
                "nonsense|4"
            })
    void theAccountsOwnLimitIsUsedLessOne(String limits, int expected) {
        account.limits.set(FakeAccount.json(200, limits));
        population("\"n\":\"0\"");

        plan();

        assertThat(governor().limit()).isEqualTo(expected);
    }

    @Test
    void theLimitIsAskedForOnceAndARoleThatMayNotAskDoesNoHarm() {
        population("\"n\":\"0\"");

        plan();
        plan();

        assertThat(account.others)
                .filteredOn(request -> request.getTarget().endsWith("/governanceLimits"))
                .hasSize(1);
        assertThat(governor().limit()).isEqualTo(4);
    }

    @Test
    void aRoleThatIsRefusedTheLimitAsALoginStaysSignedIn() {
        account.limits.set(FakeAccount.invalidLogin());
        population("\"n\":\"0\"");

        plan();
        plan();

        assertThat(account.tokenRequests).hasSize(1);
    }

    @Test
    void aLimitThatCouldNotBeAskedForNowIsAskedForLater() {
        account.limits.set(new MockResponse.Builder()
                .onResponseStart(new mockwebserver3.SocketEffect.CloseSocket())
                .build());
        population("\"n\":\"0\"");
        plan();

        account.limits.set(FakeAccount.json(200, "{\"accountConcurrencyLimit\":15}"));
        plan();

        assertThat(governor().limit()).isEqualTo(14);
    }
}
