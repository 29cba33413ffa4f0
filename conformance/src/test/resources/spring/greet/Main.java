package greet;

import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

public class Main {
    private static final List<String> LOG = new ArrayList<>();

    public static void main(String[] args) {
        ProxyFactory factory = new ProxyFactory(new Greeter("hello"));
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor) call -> {
            LOG.add(call.getMethod().getName());
            return call.proceed();
        });
        Greeter proxy = (Greeter) factory.getProxy();
        System.out.println(AopUtils.isCglibProxy(proxy));
        Asyncio.run(all(proxy));
        System.out.println(LOG);
    }

    @Async
    static Coroutine<Void> all(Greeter proxy) {
        System.out.println(await(proxy.greet("you")));
        System.out.println(await(proxy.decorated("me")));
        System.out.println(await(proxy.length()));
        StringBuilder out = new StringBuilder();
        proxy.fire(out);
        await(Asyncio.sleep(Duration.ofMillis(1)));
        System.out.println(out);
        return value(null);
    }
}
