/**
 * What a modem is asked, before anything is wanted of it: whether it answers, who it is, its card, its network, its clock.
 * Questions alone, and what has to be set for them is set back.
 */
package io.atforge.maven.doctor.modem;
