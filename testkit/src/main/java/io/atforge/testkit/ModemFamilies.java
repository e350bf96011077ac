package io.atforge.testkit;

import io.atforge.testkit.modem.FamilyTraits;
import io.atforge.testkit.modem.ModemFamily;
import io.atforge.testkit.modem.luat.LuatModem;

/** Finds what a model's family has of its own. */
final class ModemFamilies {

    private ModemFamilies() {}

    static FamilyTraits traits(ModemModel model) {
        return switch (model.family()) {
            case LUAT -> LuatModem.traits();
            case QUECTEL, SIMCOM -> throw new UnsupportedOperationException("not built yet: " + model);
        };
    }

    static ModemFamily.Factory factory(ModemModel model) {
        return switch (model.family()) {
            case LUAT -> LuatModem::new;
            case QUECTEL, SIMCOM -> throw new UnsupportedOperationException("not built yet: " + model);
        };
    }
}
