package io.atforge.session;

import io.atforge.device.Product;
import io.atforge.script.AtScript;
import io.atforge.script.ScriptResource;

/** The scripts of a product that a session runs. */
record SessionScripts(
        AtScript prepare,
        AtScript attach,
        AtScript connect,
        AtScript subscribe,
        AtScript unsubscribe,
        AtScript publish,
        AtScript publishQos1,
        AtScript publishData,
        AtScript publishDataQos1,
        AtScript disconnect,
        AtScript release) {

    static SessionScripts load(Product<?> product) {
        return new SessionScripts(
                load(product, "prepare"),
                load(product, "attach"),
                load(product, "connect"),
                load(product, "subscribe"),
                load(product, "unsubscribe"),
                load(product, "publish"),
                load(product, "publish-qos1"),
                load(product, "publish-data"),
                load(product, "publish-data-qos1"),
                load(product, "disconnect"),
                load(product, "release"));
    }

    private static AtScript load(Product<?> product, String name) {
        return new ScriptResource(product.type(), product.name(), name).load();
    }
}
