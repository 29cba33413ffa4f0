package weft;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Tells {@link Flight} when a recording begins and ends. A class of its own, since the JVM needs the listener's type to
 * load or verify it: it is not touched where the module jdk.jfr is missing.
 */
final class FlightRecordings implements FlightRecorderListener {
    private FlightRecordings() {}

    static void listen() {
        FlightRecorder.addListener(new FlightRecordings());
        update();
    }

    @Override
    public void recordingStateChanged(Recording changed) {
        update();
    }

    private static void update() {
        Flight.changed(FlightRecorder.getFlightRecorder().getRecordings().stream()
                .anyMatch(each -> each.getState() == RecordingState.RUNNING));
    }
}
