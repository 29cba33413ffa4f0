package aspects;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;
import weft.Coroutine;

/** Around advice of the method, which sees the coroutine that the call returns. */
@Aspect
public class Watching {
    @Around("execution(@weft.annotations.Async * mill.Mill.*(..))")
    public Object watch(ProceedingJoinPoint call) throws Throwable {
        mill.Counts.byAnnotation += 10;
        Object coroutine = call.proceed();
        if (!(coroutine instanceof Coroutine)) throw new AssertionError(coroutine);
        return coroutine;
    }
}
