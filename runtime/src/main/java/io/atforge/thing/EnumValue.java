package io.atforge.thing;

/** A constant of a generated enum: the thing model calls it by a number. */
public interface EnumValue {

    /**
     * What stands for the constant in JSON.
     *
     * @return the number, as the thing model has it
     */
    int code();
}
