package io.atforge.testkit.modem.cellular;

/**
 * What became of a SIM card's PIN.
 *
 * @param entered how often a PIN was entered while the card waited for it, right or wrong
 * @param left    how many wrong ones the card still takes before it is blocked, 0 to 3
 */
public record PinTries(int entered, int left) {}
