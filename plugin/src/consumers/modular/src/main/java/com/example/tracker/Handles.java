package com.example.tracker;

import io.atforge.script.ScriptResource;
import java.lang.reflect.Field;

/** Reads the script of each handle. */
public final class Handles {

    private Handles() {}

    /**
     * Runs it.
     *
     * @param args none
     * @throws ReflectiveOperationException never
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        for (Field field : TrackerScripts.class.getFields()) {
            ScriptResource handle = (ScriptResource) field.get(null);
            System.out.println(handle.name() + ": " + handle.load().steps().size());
        }
    }
}
