package java17.locals.hiddenSuperclassLib;

abstract class Base implements Named {
    int n;

    public String hello() {
        return "hello" + n;
    }

    @Override
    public String toString() {
        return hello();
    }
}
