/** Every message has its entry in the documentation. */
package io.atforge.maven.pages.message;
