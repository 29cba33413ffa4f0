package weft;

import jdk.jfr.FlightRecorder;

/**
 * Tells whether Java Flight Recorder records. The events are made by {@link FlightSteps}; until something is recorded
 * none of their classes is loaded, since the first one takes the JVM a third of a second.
 */
final class Flight {
    private static final boolean PRESENT = OptionalModule.JFR.isPresent();

    /** Whether something is recorded. Other threads may see a change late: it is only a matter of a few events. */
    static boolean on;

    /** Counts how often that began. */
    static int recording;

    private static boolean listening;

    private Flight() {}

    /** Called by each loop now and then: a recording may begin at any time. */
    static void look() {
        if (PRESENT && !listening && FlightRecorder.isInitialized()) listen();
    }

    private static synchronized void listen() {
        if (listening) return;
        listening = true;
        FlightRecordings.listen();
    }

    /** Called by {@link FlightRecordings}. */
    static void changed(boolean running) {
        if (running && !on) recording++;
        on = running;
    }
}
