package java17.locals.hiddenSuperclassLib;

public interface Named {
    String hello();
}
