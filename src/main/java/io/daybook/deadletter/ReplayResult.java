package io.daybook.deadletter;

/**
 * What a replay did.
 *
 * @param letterId the letter's number
 * @param closed whether nothing is left to do about it
 * @param message what happened, or why it failed again
 */
public record ReplayResult(long letterId, boolean closed, String message) {}
