package aspects;

import mill.Counts;
import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;

/** Advises the method by its name and by its annotation. */
@Aspect
public class Counting {
    @Before("execution(* mill.Mill.weigh(..))")
    public void byName() {
        Counts.byName++;
    }

    @Before("execution(@weft.annotations.Async * mill.Mill.*(..))")
    public void byAnnotation() {
        Counts.byAnnotation++;
    }
}
