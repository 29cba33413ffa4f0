package many;

import java.util.function.IntSupplier;

public class Main {
    public static void main(String[] arguments) throws ReflectiveOperationException {
        int sum = 0;
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            sum += ((IntSupplier) Class.forName("many.C" + i).getConstructor().newInstance()).getAsInt();
        }
        System.out.println(sum);
    }
}
