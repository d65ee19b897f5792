package io.daybook.sync;

import io.daybook.mapping.Draft;
import io.daybook.mapping.Mapping;

/**
 * A record with where it came from: the body of the exchange that goes through the steps map, classify and currency.
 *
 * @param mapping what the record is mapped with
 * @param draft the record and what it has become so far
 * @param pageId number of the page it came in, in the page archive
 */
public record Entry(Mapping mapping, Draft draft, long pageId) {}
