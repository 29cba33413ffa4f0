package weft;

import jdk.jfr.FlightRecorder;

/**
 * Tells whether Java Flight Recorder records. The events are made by {@link FlightSteps}; until something is recorded
 * none of their classes is loaded, since the first one takes the JVM a third of a second.
 *
 * <p>The recorder keeps its listeners, and with them this library's class loader. So there is one only while a loop
 * runs; at other times it has to be asked.
 */
final class Flight {
    private static final boolean PRESENT = OptionalModule.JFR.isPresent();

    /**
     * Whether something is recorded; where no loop runs, whether it may be. Other threads may see a change late: it is
     * only a matter of a few events.
     */
    static boolean on;

    /** Counts how often that began. */
    static int recording;

    /** Written under this class's lock. */
    private static volatile boolean listening;

    /** The recorder did not do what was asked: there are no events any more. */
    private static boolean failed;

    private Flight() {}

    /** A loop is made. */
    static void look() {
        if (PRESENT && !listening && FlightRecorder.isInitialized()) mayBeOn();
    }

    private static synchronized void mayBeOn() {
        if (!listening && !failed) on = true;
    }

    /** Asks, where no loop runs. */
    static boolean isOn() {
        return listening ? on : FlightRecordings.isOn();
    }

    /** Called by each loop that runs, at first and then now and then: a recording may begin at any time. */
    static void listen() {
        if (PRESENT && !listening && FlightRecorder.isInitialized()) beginToListen();
    }

    private static synchronized void beginToListen() {
        if (listening || failed) return;
        try {
            if (FlightRecordings.listen()) recording++;
            listening = true;
            on = FlightRecordings.isOn();
        } catch (Throwable notRecorded) {
            // A loop runs all the same.
            failed = true;
            on = false;
        }
    }

    /** A run has ended. */
    static void runEnds() {
        if (listening) endToListen();
    }

    private static synchronized void endToListen() {
        if (!listening || !Loops.running().isEmpty()) return;
        listening = false;
        on = true;
        try {
            FlightRecordings.listenNoMore();
        } catch (Throwable notTakenBack) {
            failed = true;
            on = false;
        }
    }

    /** Called by {@link FlightRecordings}; takes no lock, since the recorder may have one. */
    static void changed(boolean running) {
        if (!listening) return;
        if (running && !on) recording++;
        on = running;
    }
}
