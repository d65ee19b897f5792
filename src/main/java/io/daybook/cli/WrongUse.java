package io.daybook.cli;

import io.daybook.config.Problem;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one message what is wrong with a command line, and what would be right. */
final class WrongUse {
    private final Printer printer;

    WrongUse(Printer printer) {
        this.printer = printer;
    }

    /** @return the exit code */
    int explain(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        List<String> subcommands = List.copyOf(command.getSubcommands().keySet());
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            boolean option = first.startsWith("-");
            printer.note(
                    name + ": there is no " + (option ? "option " : subcommands.isEmpty() ? "argument " : "command ")
                            + "'" + first + "'" + nearest(unmatched));
        } else if (wrong.getMessage().startsWith("Missing required subcommand")) {
            printer.note(name + " wants one of: " + String.join(", ", subcommands));
        } else {
            printer.note(name + ": " + sentence(wrong.getMessage()));
        }
        printer.note("  See: " + name + " --help");
        return Problem.WRONG_USE;
    }

    private static String nearest(UnmatchedArgumentException unmatched) {
        List<String> suggestions = unmatched.getSuggestions();
        return suggestions.isEmpty() ? "" : "; did you mean '" + suggestions.get(0) + "'?";
    }

    private static String sentence(String message) {
        String plain = message.replaceFirst("^Error: ", "");
        return plain.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + plain.substring(1);
    }
}
