package io.atforge.testkit.thing;

import io.atforge.thing.EnumValue;

/** Enums as they are generated; a random model can only choose among those that are compiled. */
final class RandomEnums {

    /** As most are. */
    enum Mode implements EnumValue {
        OFF(0),
        ECO(1),
        FULL(2);

        private final int code;

        Mode(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** Numbers with holes, also below zero. */
    enum Fan implements EnumValue {
        VALUE_MINUS_1(-1),
        VALUE_7(7),
        VALUE_100(100),
        VALUE_MINUS_2147483648(Integer.MIN_VALUE);

        private final int code;

        Fan(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** The least that there is. */
    enum Only implements EnumValue {
        ONE(1);

        private final int code;

        Only(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    private RandomEnums() {}
}
