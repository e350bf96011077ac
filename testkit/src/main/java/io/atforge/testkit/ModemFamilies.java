package io.atforge.testkit;

import io.atforge.testkit.modem.FamilyTraits;
import io.atforge.testkit.modem.ModemFamily;
import io.atforge.testkit.modem.luat.LuatModel;
import io.atforge.testkit.modem.luat.LuatModem;
import io.atforge.testkit.modem.quectel.QuectelModem;
import io.atforge.testkit.modem.quectel.QuectelVariant;
import io.atforge.testkit.modem.quectel.QuectelVariant.ReceiveForm;
import io.atforge.testkit.modem.simcom.SimcomModel;
import io.atforge.testkit.modem.simcom.SimcomModem;

/** Finds what a model's family has of its own. */
final class ModemFamilies {

    private ModemFamilies() {}

    static FamilyTraits traits(ModemModel model) {
        return switch (model.family()) {
            case LUAT -> LuatModem.traits(luat(model));
            case QUECTEL -> QuectelModem.traits();
            case SIMCOM -> simcom(model).traits();
        };
    }

    static ModemFamily.Factory factory(ModemModel model) {
        return switch (model.family()) {
            case LUAT -> parts -> new LuatModem(parts, luat(model));
            case QUECTEL -> parts -> new QuectelModem(parts, variant(model));
            case SIMCOM -> parts -> new SimcomModem(parts, simcom(model));
        };
    }

    // Where sources show a difference without saying whose it is, one model has each form, so that tests meet both.
    private static QuectelVariant variant(ModemModel model) {
        return switch (model) {
            case EC200 -> new QuectelVariant(ReceiveForm.NEXT_LINE, "+QMTPUBEX", false, false);
            case EC25 -> new QuectelVariant(ReceiveForm.QUOTED, "+QMTPUB", false, true);
            case EC800 -> new QuectelVariant(ReceiveForm.BARE, "+QMTPUBEX", false, false);
            default -> new QuectelVariant(ReceiveForm.QUOTED, "+QMTPUBEX", true, false);
        };
    }

    private static LuatModel luat(ModemModel model) {
        return model == ModemModel.AIR780E ? LuatModel.AIR780E : LuatModel.AIR720;
    }

    private static SimcomModel simcom(ModemModel model) {
        return model == ModemModel.SIM7600 ? SimcomModel.SIM7600 : SimcomModel.A7670;
    }
}
