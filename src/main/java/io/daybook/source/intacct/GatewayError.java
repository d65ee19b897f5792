package io.daybook.source.intacct;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One {@code error} of a reply (Intacct reference 1.4).
 *
 * @param number a code such as {@code XL03000006}, or free text, or empty
 * @param text description and second description, without the support id
 * @param correction what the platform says to do; mostly empty
 * @param supportId what Sage's support asks for
 */
record GatewayError(String number, String text, String correction, Optional<String> supportId) {
    private static final Pattern SUPPORT_ID = Pattern.compile("\\s*\\[Support ID: ([^\\]]*)\\]");
    private static final int LONGEST = 400;

    static GatewayError of(Map<String, String> parts) {
        String text = Stream.of("description", "description2")
                .map(name -> parts.getOrDefault(name, "").strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
        Matcher id = SUPPORT_ID.matcher(text);
        Optional<String> supportId = id.find() ? Optional.of(id.group(1)) : Optional.empty();
        return new GatewayError(
                parts.getOrDefault("errorno", "").strip(),
                SUPPORT_ID.matcher(text).replaceAll(""),
                parts.getOrDefault("correction", "").strip(),
                supportId);
    }

    /** Whether it speaks of something, in whatever case of letters. */
    boolean says(String words) {
        return (number + " " + text + " " + correction)
                .toLowerCase(Locale.ROOT)
                .contains(words.toLowerCase(Locale.ROOT));
    }

    /** As a sentence for people, with the support id at its end. */
    String sentence() {
        String said = Stream.of(number, text, correction)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "))
                .replaceAll("[\\p{Cntrl}\\s]+", " ");
        String shown = said.isEmpty() ? "no reason given" : said;
        String cut = shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
        String ended = cut.endsWith(".") ? cut : cut + ".";
        return ended + supportId.map(id -> " (Support ID " + id + ")").orElse("");
    }
}
