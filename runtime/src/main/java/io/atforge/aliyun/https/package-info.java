/**
 * What the platform is asked over HTTPS before a device connects: a token to sign in with, or the secret of a device that
 * has only its product's. Forms and replies here are pure; who posts them is an {@link io.atforge.aliyun.https.HttpsPost}.
 *
 * @since 0.1.0
 */
package io.atforge.aliyun.https;
