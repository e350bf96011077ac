package io.atforge.maven.model;

import io.atforge.aliyun.Endpoint;
import io.atforge.site.SiteValue;

/** Which host serves a product. */
public sealed interface Address {

    /**
     * The host of a product.
     *
     * @param productKey the product's key
     * @return the host name
     */
    String hostOf(String productKey);

    /**
     * A region of the public instance, where each product has a host name of its own.
     *
     * @param id the region, for example {@code cn-shanghai}
     */
    public record Region(String id) implements Address {

        /** The region of the tutorial, and the only one where new public instances are opened. */
        public static final Region DEFAULT = new Region("cn-shanghai");

        @Override
        public String hostOf(String productKey) {
            return Endpoint.regionHost(productKey, id);
        }
    }

    /**
     * An instance of its own.
     *
     * @param id the instance, for example {@code iot-06z00djgad7bo5r}
     */
    record Instance(String id) implements Address {

        @Override
        public String hostOf(String productKey) {
            return Endpoint.instanceHost(id);
        }
    }

    /**
     * A host that may differ from site to site.
     *
     * @param host a reference
     */
    record OfSite(SiteValue host) implements Address {

        @Override
        public String hostOf(String productKey) {
            return host.known().orElse(Endpoint.OPEN_HOST);
        }
    }

    /**
     * A host given outright.
     *
     * @param name the host name or IPv4 address
     */
    record Host(String name) implements Address {

        @Override
        public String hostOf(String productKey) {
            return name;
        }
    }
}
