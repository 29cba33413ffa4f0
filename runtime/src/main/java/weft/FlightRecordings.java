package weft;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Tells {@link Flight} when a recording begins and ends. A class of its own, since the JVM needs the listener's type to
 * load or verify it: it is not touched where the module jdk.jfr is missing.
 */
final class FlightRecordings implements FlightRecorderListener {
    private static final FlightRecordings LISTENER = new FlightRecordings();

    /** What ran when there was a listener last; guarded by {@link Flight}. */
    private static Set<Long> last = Set.of();

    private FlightRecordings() {}

    /** Returns whether nothing that runs has been listened to before. */
    static boolean listen() {
        FlightRecorder.addListener(LISTENER);
        return Collections.disjoint(last, running());
    }

    static void listenNoMore() {
        last = running();
        FlightRecorder.removeListener(LISTENER);
    }

    static boolean isOn() {
        return !running().isEmpty();
    }

    private static Set<Long> running() {
        Set<Long> running = new HashSet<>();
        for (Recording each : FlightRecorder.getFlightRecorder().getRecordings()) {
            if (each.getState() == RecordingState.RUNNING) running.add(each.getId());
        }
        return running;
    }

    @Override
    public void recordingStateChanged(Recording changed) {
        Flight.changed(isOn());
    }
}
