package trips;

import com.thoughtworks.paranamer.BytecodeReadingParanamer;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.springframework.core.DefaultParameterNameDiscoverer;

/** Asks Spring and paranamer for the names of each method's parameters. */
public class Main {
    public static void main(String[] args) {
        Method[] methods = Trips.class.getMethods();
        Arrays.sort(methods, (one, other) -> one.getName().compareTo(other.getName()));
        for (Method method : methods) {
            if (method.getDeclaringClass() == Object.class) continue;
            System.out.println(method.getName()
                    + " " + Arrays.toString(new DefaultParameterNameDiscoverer().getParameterNames(method))
                    + " " + Arrays.toString(new BytecodeReadingParanamer().lookupParameterNames(method, false)));
        }
    }
}
