package weft.conformance;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.PrimitiveValue;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.connect.VMStartException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.StepEvent;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.StepRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;

/** A JVM under the JDK's debug interface, driven as an IDE drives it: breakpoints by line, steps, frames, variables. */
final class Debugger implements AutoCloseable {
    private static final int MILLIS = 60_000;

    private final VirtualMachine machine;
    private final String mainClass;
    private final Queue<Event> pending = new ArrayDeque<>();
    private EventSet current;

    /**
     * Starts a program, and stops it where its main class is loaded.
     *
     * @param options of the JVM, the class path too
     */
    Debugger(String options, String mainClass)
            throws IOException, IllegalConnectorArgumentsException, VMStartException, InterruptedException {
        this.mainClass = mainClass;
        LaunchingConnector launching = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = launching.defaultArguments();
        arguments.get("main").setValue(mainClass);
        arguments.get("options").setValue(options);
        machine = launching.launch(arguments);
        var prepare = machine.eventRequestManager().createClassPrepareRequest();
        prepare.addClassFilter(mainClass);
        prepare.enable();
        if (!(next() instanceof ClassPrepareEvent)) throw new AssertionError("the class was not loaded");
    }

    /** Sets a breakpoint as an IDE does: in each method that has code of this line, where the line begins. */
    void breakAt(int line) throws AbsentInformationException {
        ReferenceType type = machine.classesByName(mainClass).get(0);
        Set<Method> methods = new HashSet<>();
        for (Location location : type.locationsOfLine(line)) {
            if (methods.add(location.method())) {
                machine.eventRequestManager().createBreakpointRequest(location).enable();
            }
        }
    }

    /** Goes on to the next breakpoint; null when the program has ended. */
    Location resume() throws InterruptedException {
        return next() instanceof BreakpointEvent hit ? hit.location() : null;
    }

    /** Steps over a line, and through synthetic methods, as IDEs do; a breakpoint may be hit before. */
    Location stepOver() throws InterruptedException {
        Location at = stepOnce(thread());
        while (at != null && at.method().isSynthetic()) at = stepOnce(thread());
        return at;
    }

    private Location stepOnce(ThreadReference thread) throws InterruptedException {
        StepRequest step =
                machine.eventRequestManager().createStepRequest(thread, StepRequest.STEP_LINE, StepRequest.STEP_OVER);
        step.addCountFilter(1);
        step.addClassExclusionFilter("weft.*");
        step.addClassExclusionFilter("java.*");
        step.enable();
        try {
            Event event = next();
            if (event instanceof StepEvent arrived) return arrived.location();
            return event instanceof BreakpointEvent hit ? hit.location() : null;
        } finally {
            machine.eventRequestManager().deleteEventRequest(step);
        }
    }

    private ThreadReference thread() {
        return machine.allThreads().stream()
                .filter(thread -> thread.name().equals("main"))
                .findFirst()
                .orElseThrow();
    }

    /** The variables that are in scope in the innermost frame, and {@code this}, as text. */
    Map<String, String> variables() throws IncompatibleThreadStateException, AbsentInformationException {
        StackFrame frame = thread().frame(0);
        Map<String, String> variables = new TreeMap<>();
        if (frame.thisObject() != null)
            variables.put("this", frame.thisObject().type().name());
        for (LocalVariable variable : frame.visibleVariables()) {
            variables.put(variable.name(), text(frame.getValue(variable)));
        }
        return variables;
    }

    private static String text(Value value) {
        if (value instanceof StringReference string) return string.value();
        return value instanceof PrimitiveValue || value == null
                ? String.valueOf(value)
                : value.type().name();
    }

    /** The methods of the program on the stack, innermost first, as a debugger shows them: without synthetic ones. */
    List<String> stack() throws IncompatibleThreadStateException {
        List<String> methods = new ArrayList<>();
        for (StackFrame frame : thread().frames()) {
            Location at = frame.location();
            if (!at.declaringType().name().equals(mainClass) || at.method().isSynthetic()) continue;
            methods.add(at.method().name() + ":" + at.lineNumber());
        }
        return methods;
    }

    private Event next() throws InterruptedException {
        while (true) {
            while (!pending.isEmpty()) {
                Event event = pending.remove();
                if (event instanceof ClassPrepareEvent
                        || event instanceof BreakpointEvent
                        || event instanceof StepEvent) return event;
                if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) return event;
            }
            if (current != null) current.resume();
            else machine.resume();
            current = machine.eventQueue().remove(MILLIS);
            if (current == null) throw new AssertionError("the program hangs: " + machine.allThreads());
            pending.addAll(current);
        }
    }

    @Override
    public void close() {
        machine.process().destroyForcibly();
    }
}
