package groovyprograms

import static java.util.concurrent.CompletableFuture.completedFuture
import static weft.Asyncio.await
import static weft.Asyncio.value
import static weft.weaver.probe.Leaf.fail
import static weft.weaver.probe.Leaf.leaf
import static weft.weaver.probe.Leaf.log

import groovy.transform.CompileStatic
import java.util.concurrent.CompletableFuture
import java.util.function.Supplier
import weft.Coroutine
import weft.annotations.Async

@CompileStatic
class Control {
    @Async
    Coroutine<Object> box() {
        String all = ''
        for (int i in 0..3) {
            int n = await(leaf(i))
            switch (n) {
                case 0: all += 'zero' + await(leaf('!')); break
                case 1: all += await(leaf('one'))
                default: all += "n${i}"
            }
        }
        long n = 0L
        while (n < 5L) n += await(leaf(2L))
        for (String s : ['a', 'b']) all += s + await(leaf(s))
        return value((Object) (all + n))
    }
}

@CompileStatic
class Exceptions {
    @Async
    Coroutine<String> f(int x) {
        try {
            int n = await(leaf(x))
            if (n == 0) throw new IllegalArgumentException('zero')
            return value('r' + n)
        } catch (IllegalArgumentException e) {
            return value(await(leaf('caught ')) + e.message)
        } finally {
            log('finally' + await(leaf(x)))
        }
    }

    @Async
    Coroutine<Object> box() {
        String all = await(f(2)) + await(f(0))
        try {
            await(fail(new IllegalStateException('x')))
        } catch (IllegalStateException e) {
            all += e.message + await(leaf(1))
        }
        return value((Object) all)
    }
}

@CompileStatic
class Returns {
    private final Object lock = new Object()

    static class Resource implements AutoCloseable {
        void close() { log('closed') }
    }

    @Async
    Coroutine<String> other(int x) {
        if (await(leaf(x)) == 0) throw new ArithmeticException('zero')
        return value('o' + x)
    }

    @Async
    Coroutine<String> tryCatch(int x) {
        try {
            return value(await(other(x)))
        } catch (ArithmeticException e) {
            return value('caught' + await(leaf(x)))
        }
    }

    @Async
    Coroutine<String> tryFinally(int x) {
        try {
            return other(x)
        } finally {
            log('finally' + x)
        }
    }

    @Async
    Coroutine<String> returnedInTry(int x) {
        try {
            return other(x)
        } catch (ArithmeticException e) {
            return value('caught')
        } finally {
            log('both' + await(leaf(x)))
        }
    }

    @Async
    Coroutine<String> resource(int x) {
        try (Resource r = new Resource()) {
            return value(await(other(x)))
        }
    }

    @Async
    Coroutine<String> assigned(int x) {
        String text
        try {
            text = await(other(x))
        } finally {
            log('assigned')
        }
        return value(text)
    }

    @Async
    Coroutine<String> underLock(int x) {
        synchronized (lock) {
            return value('locked' + x)
        }
    }

    @Async
    Coroutine<String> text(Supplier<Coroutine<String>> call) {
        try {
            return value(await(call.get()))
        } catch (ArithmeticException e) {
            return value(e.message)
        }
    }

    @Async
    Coroutine<Object> box() {
        List<String> all = []
        for (int x in 0..2) {
            all << await(text { tryCatch(x) })
            all << await(text { tryFinally(x) })
            all << await(text { returnedInTry(x) })
            all << await(text { resource(x) })
            all << await(text { assigned(x) })
            all << await(text { underLock(x) })
        }
        return value((Object) all.toString())
    }
}

@CompileStatic
class Constructions {
    static class Seat {
        final int row
        final String letter
        final Seat next

        Seat(int row, String letter = 'a', Seat next = null) {
            this.row = row
            this.letter = letter
            this.next = next
        }

        String toString() { "$row$letter$next" }
    }

    @Async
    Coroutine<Object> box() {
        Seat nested = new Seat(await(leaf(1)), await(leaf('b')), new Seat(await(leaf(2))))
        StringBuilder builder = new StringBuilder(await(leaf('s'))).append(new String(await(leaf('t'))))
        String thrown
        try {
            throw new IllegalStateException(await(leaf('thrown')), new RuntimeException(await(leaf('cause'))))
        } catch (IllegalStateException e) {
            thrown = e.message + e.cause.message
        }
        Closure<String> closure = { String s -> s + nested.row }
        List<String> mapped = ['x', await(leaf('y'))].collect(closure)
        return value((Object) "$nested $builder $thrown $mapped".toString())
    }
}

@CompileStatic
class Operands {
    int field = 3

    static String f(long a, Object b, double c, int[] d) { "$a $b $c ${d[0]}" }

    @Async
    Coroutine<Object> box() {
        int[] a = [1, 2] as int[]
        a[0] = a[1] + await(leaf(10))
        field += await(leaf(4))
        String s = f(await(leaf(1L)), await(leaf('b')), 2.5d, a)
        String none = await(leaf((String) null))
        String t = none ?: await(leaf('elvis'))
        boolean both = a[0] > await(leaf(5)) && await(leaf(true))
        return value((Object) (s + t + both + field))
    }
}

@CompileStatic
class Stages {
    private int count

    @Async
    CompletableFuture<Integer> next(int by) {
        count += await(leaf(by))
        return completedFuture(count)
    }

    @Async
    static Coroutine<Integer> twice(int x, int times = 2) {
        return value(await(leaf(x)) * times)
    }

    @Async
    Coroutine<Object> box() {
        int a = await(next(1))
        int b = await(next(2))
        return value((Object) "$a $b ${await(twice(5))}".toString())
    }
}

interface Boils {
    Coroutine<Integer> boil()
}

interface BoilsSome {
    Coroutine<Integer> boil(Integer cups)
}

/**
 * Closures and lambdas, which become classes, and none of which can be marked. The code of a lambda returns what its
 * interface says: for a Supplier that is any object, so that the weaver could not know a coroutine.
 */
@CompileStatic
class Lambdas {
    int field = 30

    @Async
    Coroutine<Object> box() {
        int n = await(leaf(1))
        Closure<Coroutine<Integer>> closure = { -> value(await(leaf(2)) + n) }
        Closure<Coroutine<Integer>> ofThis = { int x -> value(await(leaf(x)) + field) }
        Boils lambda = () -> value(await(leaf(4)) + n)
        BoilsSome ofOne = (Integer x) -> value(await(leaf(x)) + n)
        Supplier<Coroutine<Integer>> coerced = { -> value(await(leaf(6)) + n) } as Supplier<Coroutine<Integer>>
        String counts = "${closure.maximumNumberOfParameters}${ofThis.maximumNumberOfParameters}"
        int a = await(closure.call())
        int b = await(ofThis.call(3))
        int c = await(lambda.boil())
        int d = await(ofOne.boil(5))
        int e = await(coerced.get())
        return value((Object) "$counts $a $b $c $d $e".toString())
    }
}
