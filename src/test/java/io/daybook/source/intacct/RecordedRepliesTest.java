package io.daybook.source.intacct;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.recorded.IntacctReply;
import io.daybook.source.SourceException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Daybook makes of replies that others recorded (Intacct reference 1.3, 1.4, 6.1). */
class RecordedRepliesTest {
    private static final Faults FAULTS = new Faults(null, "a test");

    private static Reply read(IntacctReply reply) {
        return Wire.parse(reply.body(), FAULTS);
    }

    private static Reply.Result only(IntacctReply reply) {
        assertThat(read(reply).results()).hasSize(1);
        return read(reply).results().get(0);
    }

    @ParameterizedTest
    @EnumSource
    void eachIsReadAndSucceedsOrFailsAtOneLevel(IntacctReply recorded) {
        Reply reply = read(recorded);

        assertThat(reply.failed().isPresent()).isEqualTo(reply.results().isEmpty());
        assertThat(reply.failed().isPresent()).isEqualTo(!reply.errors().isEmpty());
        assertThat(reply.results()).allSatisfy(result -> assertThat(result.succeeded())
                .isEqualTo(result.errors().isEmpty()));
    }

    @Test
    void sessionsComeWithTheirEndpointAndEnd() {
        Reply.Result top = only(IntacctReply.SESSION_AT_TOP_LEVEL);
        Reply.Result entity = only(IntacctReply.SESSION_IN_ENTITY);

        assertThat(top.rows().get(0))
                .containsEntry("sessionid", "fAkESesSiOnId..")
                .containsEntry("endpoint", "https://unittest.intacct.com/ia/xml/xmlgw.phtml")
                .containsEntry("locationid", "");
        assertThat(entity.rows().get(0)).containsEntry("locationid", "testentity");
        assertThat(read(IntacctReply.SESSION_AT_TOP_LEVEL).time()).contains(Instant.parse("2015-12-06T23:57:08Z"));
        assertThat(read(IntacctReply.SESSION_AT_TOP_LEVEL).sessionEnds())
                .contains(Instant.parse("2015-12-07T23:57:08Z"));
    }

    @Test
    void abortedFunctionIsNoSuccessAndTheGuiltyOneNamesItsCauseFirst() {
        List<Reply.Result> results = read(IntacctReply.TRANSACTION_ABORTED).results();

        assertThat(results).extracting(Reply.Result::succeeded).containsExactly(false, false);
        assertThat(Reply.cause(results.get(0).errors()).number()).isEqualTo("XL03000009");
        assertThat(Reply.cause(results.get(1).errors()).number()).isEqualTo("Get API Session Failed");
        assertThat(FAULTS.function("CUSTOMER", results.get(1).errors())).isInstanceOf(SourceException.Defect.class);
    }

    @Test
    void rowsAndCountsAreThoseOfThePage() {
        Reply.Result one = only(IntacctReply.ONE_CUSTOMER);
        Reply.Result none = only(IntacctReply.NOTHING_FOUND);
        Reply.Result page = only(IntacctReply.FIRST_PAGE);

        assertThat(one.rows()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("CUSTOMERID", "C0001")
                .containsEntry("NAME", "Intacct Corporation"));
        assertThat(List.of(none.count(), none.total(), none.remaining())).containsExactly(0L, 0L, 0L);
        assertThat(none.rows()).isEmpty();
        assertThat(List.of(page.count(), page.total(), page.remaining())).containsExactly(2L, 3L, 1L);
        assertThat(page.rows()).extracting(row -> row.get("CLASSID")).containsExactly("C1234", "C1235");
    }

    @Test
    void keyOfSomethingWrittenIsASuccessWithoutRows() {
        assertThat(only(IntacctReply.KEY_OF_CREATED).succeeded()).isTrue();
        assertThat(only(IntacctReply.KEY_OF_CREATED).rows()).isEmpty();
    }

    @Test
    void refusedSignInIsUnauthorizedAndDeadSessionIsKnownAsOne() {
        Reply refused = read(IntacctReply.SIGN_IN_REFUSED);
        Reply dead = read(IntacctReply.SESSION_INVALID);

        assertThat(refused.failed()).contains(Reply.Level.AUTHENTICATION);
        assertThat(FAULTS.signIn(refused.errors())).isInstanceOf(SourceException.Unauthorized.class);
        assertThat(dead.failed()).contains(Reply.Level.AUTHENTICATION);
        assertThat(Reply.cause(dead.errors()).says("Invalid session")).isTrue();
        assertThat(Reply.cause(refused.errors()).says("Invalid session")).isFalse();
    }

    @Test
    void whatWasWrittenBesideADuplicateIsTold() {
        Reply.Result partly = only(IntacctReply.PARTLY_CREATED);

        assertThat(partly.succeeded()).isFalse();
        assertThat(partly.count()).isEqualTo(1);
        assertThat(partly.rows()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("RECORDNO", "1424"));
        assertThat(partly.errors())
                .extracting(GatewayError::number)
                .containsExactly("BL34000061", "BL01001973", "BL01001973");
        assertThat(FAULTS.function("PROJECT", partly.errors())).isInstanceOf(SourceException.Defect.class);
    }

    @Test
    void requestThatIsNoXmlIsOurDefect() {
        Reply reply = read(IntacctReply.XML_ERROR);

        assertThat(reply.failed()).contains(Reply.Level.CONTROL);
        assertThat(reply.errors()).extracting(GatewayError::number).containsExactly("XL03000003", "XL03000003");
        assertThat(FAULTS.control(reply.errors())).isInstanceOf(SourceException.Defect.class);
    }

    @Test
    void functionsOfOneRequestFailOneByOneWithFreeTextForANumber() {
        List<Reply.Result> results = read(IntacctReply.MIXED_RESULTS).results();

        assertThat(results).extracting(Reply.Result::succeeded).containsExactly(false, true, false);
        assertThat(Reply.cause(results.get(0).errors()).number()).isEqualTo("Invalid fields list x");
        assertThat(results.get(1).rows()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("RECORDNO", "16747"));
    }
}
