package many;

import java.util.function.IntSupplier;

public class Main {
    public static void main(String[] args) throws ReflectiveOperationException {
        int sum = 0;
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            Object one = Class.forName("many.C" + i).getConstructor().newInstance();
            sum += ((IntSupplier) one).getAsInt();
        }
        System.out.println(sum);
    }
}
