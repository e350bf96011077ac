/**
 * Who the device is and how it proves it to Alibaba Cloud IoT Platform: triples, secrets and where they come from,
 * signatures, endpoints.
 *
 * @since 0.1.0
 */
package io.atforge.aliyun;
