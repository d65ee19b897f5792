package io.daybook.torture;

/**
 * A quiet moment at which ledger and books were compared.
 *
 * @param afterSteps of the history
 * @param syncs commands that were needed until every data type was done
 * @param verdict what the comparison came to
 * @param healedBy where it found differences: after how many more syncs they were gone; 0 where they stayed or there were none
 */
public record Checkpoint(long afterSteps, int syncs, Verdict verdict, int healedBy) {}
