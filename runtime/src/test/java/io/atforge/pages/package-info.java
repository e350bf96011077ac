/** The pages of the documentation: what they link to is there, and both languages say the same. */
package io.atforge.pages;
