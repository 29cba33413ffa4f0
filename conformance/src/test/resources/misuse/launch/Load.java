package launch;

/** Loads classes, and runs none of their code. */
class Load {
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            try {
                Class.forName(name, false, Load.class.getClassLoader());
            } catch (LinkageError refused) {
                System.out.println(name + ": " + refused);
            }
        }
    }
}
