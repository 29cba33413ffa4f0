package plain;

public class LoadAll {
    public static void main(String[] args) throws ClassNotFoundException {
        int number = Integer.parseInt(args[0]);
        for (int i = 0; i < number; i++) Class.forName("plain.P" + i);
        System.out.println(number);
    }
}
