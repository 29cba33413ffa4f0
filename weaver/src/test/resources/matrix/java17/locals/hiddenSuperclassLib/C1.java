package java17.locals.hiddenSuperclassLib;

public class C1 extends Base {
    public C1() {
        n = 1;
    }
}
