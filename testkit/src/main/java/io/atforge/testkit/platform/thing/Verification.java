package io.atforge.testkit.platform.thing;

/** What becomes of a report of properties of which some are wrong. */
public enum Verification {

    /**
     * The whole report is refused with the code of the first wrong property, and nothing of it is kept. No level of the
     * real platform; it is the stand-in's default, so that a test hears of each mistake.
     */
    STRICT,

    /**
     * As the real platform's weak verification (弱校验): the right ones are kept and the answer is 200, also if none is
     * right (documented). The answer's data name the wrong ones, as newer platforms are known to do; that is not
     * documented.
     */
    WEAK
}
