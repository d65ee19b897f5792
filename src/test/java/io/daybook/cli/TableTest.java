package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    private static String printed(Table table) {
        StringWriter out = new StringWriter();
        table.print(new Printer(new PrintWriter(out), new PrintWriter(new StringWriter())));
        return out.toString();
    }

    @Test
    void numbersStandToTheRightAndWideCharactersTakeTwoColumns() {
        Table table = new Table(80, "company", ">rows").row("株式会社", 7).row("Acme", 1234);

        assertThat(printed(table))
                .isEqualTo(
                        """
                company   rows
                --------  ----
                株式会社     7
                Acme      1234
                """);
    }

    @Test
    void whatStandsBeneathARowIsOneParagraphWithinTheWidth() {
        Table table = new Table(50, ">n")
                .rowAnd("first line\nsecond line, which goes on for a while longer", 1)
                .row(2);

        assertThat(printed(table))
                .isEqualTo(
                        """
                n
                -
                1
                    first line second line, which goes on for a
                    while longer
                2
                """);
    }

    @Test
    void withoutATerminalLinesAreNotBroken() {
        Table table = new Table(Integer.MAX_VALUE, ">n").rowAnd("word ".repeat(100), 1);

        assertThat(printed(table).lines()).hasSize(4);
    }
}
