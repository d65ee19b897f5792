package io.daybook.mapping;

/** Values as messages show them: on one line, in quotes, 80 characters at most, whatever came from outside. */
final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    static String of(String value) {
        return of(value, LONGEST);
    }

    static String of(String value, int longest) {
        return '"' + shortened(value, longest) + '"';
    }

    /** The value without quotes. */
    static String shortened(String value, int longest) {
        StringBuilder shown = new StringBuilder();
        int end = value.length();
        if (end > longest) {
            // Not through the middle of a character that takes two.
            end = Character.isHighSurrogate(value.charAt(longest - 1)) ? longest - 1 : longest;
        }
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.append(end < value.length() ? "…" : "").toString();
    }
}
