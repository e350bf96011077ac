/**
 * Who the device is and how it proves it to Alibaba Cloud IoT Platform: triples, secrets and where they come from,
 * signatures, endpoints.
 */
package io.atforge.aliyun;
