package io.daybook.cli;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers and addresses of a command line, and says in words what is wrong with one. */
final class Values {
    private Values() {}

    static void convertedIn(CommandLine commandLine) {
        ITypeConverter<Long> number = text -> whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        ITypeConverter<Integer> small = text -> (int) whole(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        commandLine.registerConverter(Long.class, number);
        commandLine.registerConverter(long.class, number);
        commandLine.registerConverter(Integer.class, small);
        commandLine.registerConverter(int.class, small);
        commandLine.registerConverter(URI.class, Values::address);
    }

    private static long whole(String text, long least, long most) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notOne) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
        throw new TypeConversionException("'" + text + "' is out of range");
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException notOne) {
            throw new TypeConversionException("'" + text + "' is no address such as https://host:8090");
        }
    }

    /** A number of rows of a list. */
    static final class Limit implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) within(text, 1, 10_000);
        }
    }

    /** A number of invoices that the sandbox can make. */
    static final class Invoices implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) within(text, 0, 1_000_000);
        }
    }

    /** A number of minutes, up to a day. */
    static final class Minutes implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) within(text, 1, 1_440);
        }
    }

    /** A port to listen on; 0 for any free one. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) within(text, 0, 65_535);
        }
    }

    private static long within(String text, long least, long most) {
        long value = whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
        if (value < least || value > most) {
            throw new TypeConversionException("'" + text + "' is not a whole number from " + least + " to " + most);
        }
        return value;
    }
}
