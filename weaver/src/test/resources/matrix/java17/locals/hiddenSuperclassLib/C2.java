package java17.locals.hiddenSuperclassLib;

public class C2 extends Base {
    public C2() {
        n = 2;
    }
}
