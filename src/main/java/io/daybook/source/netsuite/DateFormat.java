package io.daybook.source.netsuite;

/** Turns a mapping's date format, such as {@code %d/%m/%Y}, into the one of {@code TO_CHAR}, such as {@code DD/MM/YYYY}. */
final class DateFormat {
    private static final String ISO = "YYYY-MM-DD";
    private static final String SEPARATORS = "/-. :,";

    private DateFormat() {}

    /**
     * @param format empty for ISO 8601
     * @throws IllegalArgumentException if it holds something {@code TO_CHAR} cannot be told
     */
    static String oracle(String format) {
        if (format == null || format.isEmpty()) {
            return ISO;
        }
        StringBuilder mask = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c == '%' && i + 1 < format.length()) {
                i++;
                mask.append(part(format, format.charAt(i)));
            } else if (SEPARATORS.indexOf(c) >= 0) {
                mask.append(c);
            } else {
                throw unknown(format, String.valueOf(c));
            }
        }
        return mask.toString();
    }

    private static String part(String format, char letter) {
        return switch (letter) {
            case 'd' -> "DD";
            case 'm' -> "MM";
            case 'Y' -> "YYYY";
            case 'y' -> "YY";
            case 'j' -> "DDD";
            case 'H' -> "HH24";
            case 'M' -> "MI";
            case 'S' -> "SS";
            default -> throw unknown(format, "%" + letter);
        };
    }

    private static IllegalArgumentException unknown(String format, String part) {
        return new IllegalArgumentException("the date format '" + format + "' holds '" + part
                + "'; it may hold %d %m %Y %y %j %H %M %S and / - . : , and spaces");
    }
}
