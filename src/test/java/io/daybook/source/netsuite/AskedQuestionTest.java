package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Field;
import io.daybook.mapping.Question.Form;
import io.daybook.mapping.Question.Join;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AskedQuestionTest {
    private static final Question QUESTION = new Question(
            "transaction t",
            List.of(
                    new Join("currency AS Cur ON cur.id = t.currency", true, true),
                    new Join("currencyrate rate ON rate.transactioncurrency = CUR.id", true, false),
                    new Join("subsidiary ON subsidiary.id = t.subsidiary", false, true),
                    new Join("entity e ON e.id = t.entity", false, false)),
            List.of("t.type = 'cur.x'", "cur.isinactive = 'F'"),
            "t.id",
            "t.id",
            List.of("t.lastmodifieddate", "cur.lastmodifieddate"),
            List.of(
                    Questions.text("number", "t.tranid"),
                    Questions.text("symbol", "cur.symbol"),
                    Questions.text("rate", "NVL(rate.exchangerate, 1)"),
                    Questions.text("holder", "subsidiary.name"),
                    new Field("book", Form.TEXT, "t.accountingbook", "", true)),
            Optional.empty());

    private static AskedQuestion asked(Dropped dropped) {
        return new AskedQuestion(QUESTION, dropped);
    }

    private static List<String> fields(AskedQuestion asked) {
        return asked.fields().stream().map(Field::name).toList();
    }

    @Test
    void aTableThatIsLeftOutTakesAlongWhatUsesIt() {
        AskedQuestion asked = asked(new Dropped(Set.of("cur"), Set.of()));

        assertThat(asked.joins())
                .extracting(join -> JoinedTable.of(join).alias())
                .containsExactly("subsidiary", "e");
        assertThat(asked.where()).containsExactly("t.type = 'cur.x'");
        assertThat(asked.modified()).containsExactly("t.lastmodifieddate");
        assertThat(fields(asked)).containsExactly("number", "holder", "book");
    }

    @Test
    void anOptionalTableThatIsHiddenCanBeLeftOut() {
        AskedQuestion all = asked(Dropped.NOTHING);

        assertThat(all.without(new Missing.Table("Currency"))).contains(new Dropped(Set.of("cur"), Set.of()));
        assertThat(all.without(new Missing.UnknownTable("subsidiary")))
                .contains(new Dropped(Set.of("subsidiary"), Set.of()));
        assertThat(all.without(new Missing.Column("CUR"))).contains(new Dropped(Set.of("cur"), Set.of()));
    }

    @Test
    void anOptionalFieldCanBeLeftOut() {
        assertThat(asked(Dropped.NOTHING).without(new Missing.Column("accountingbook")))
                .contains(new Dropped(Set.of(), Set.of("book")));
        assertThat(asked(Dropped.NOTHING).without(new Missing.Column("t.accountingbook")))
                .contains(new Dropped(Set.of(), Set.of("book")));
    }

    @Test
    void aColumnThatAnOptionalJoinNeedsTakesTheJoinAlong() {
        assertThat(asked(Dropped.NOTHING).without(new Missing.Column("subsidiary")))
                .contains(new Dropped(Set.of("subsidiary"), Set.of()));
    }

    @Test
    void whatIsNotOptionalCannotBeLeftOut() {
        AskedQuestion all = asked(Dropped.NOTHING);

        assertThat(all.without(new Missing.Table("entity"))).isEmpty();
        assertThat(all.without(new Missing.Table("transaction"))).isEmpty();
        assertThat(all.without(new Missing.Column("tranid"))).isEmpty();
        assertThat(all.without(new Missing.Column("nothing_of_ours"))).isEmpty();
        assertThat(all.fieldsUsing("tranid")).containsExactly("number");
    }

    @Test
    void whatIsLeftOutAlreadyIsNotLeftOutTwice() {
        AskedQuestion rest = asked(new Dropped(Set.of("cur"), Set.of("book")));

        assertThat(rest.without(new Missing.Table("currency"))).isEmpty();
        assertThat(rest.without(new Missing.Column("accountingbook"))).isEmpty();
    }

    @Test
    void aTableThatHoldsTheKeysCannotBeLeftOut() {
        Question keyed = new Question(
                "transaction t",
                List.of(new Join("transactionline tl ON tl.transaction = t.id", false, true)),
                List.of(),
                "t.id",
                "tl.uniquekey",
                List.of(),
                List.of(Questions.text("number", "t.tranid")),
                Optional.empty());

        assertThat(new AskedQuestion(keyed, Dropped.NOTHING).without(new Missing.Table("transactionline")))
                .isEmpty();
    }

    @Test
    void namesInsideOtherNamesAndQuotedTextsDoNotCount() {
        assertThat(new Expression("recur.x + t.cur").usesAlias("cur")).isFalse();
        assertThat(new Expression("'it''s cur.x'").usesAlias("cur")).isFalse();
        assertThat(new Expression("NVL( Cur . symbol, 'x')").usesAlias("cur")).isTrue();
        assertThat(new Expression("t.subsidiaryname").usesColumn("subsidiary")).isFalse();
        assertThat(new Expression("subsidiary.name").usesColumn("subsidiary")).isFalse();
        assertThat(new Expression("BUILTIN.DF(t.Subsidiary)").usesColumn("subsidiary"))
                .isTrue();
    }
}
