package io.atforge.testkit.page.event;

/**
 * Something that a page is told of.
 *
 * @param id         its number among all events, from 1 on
 * @param kind       its kind
 * @param json       what is told: one JSON object; without secrets
 * @param transcript the same as a line of a wire transcript; empty if it is none
 * @param end        how many characters there were of all events up to this one
 */
public record Event(long id, EventKind kind, String json, String transcript, long end) {}
