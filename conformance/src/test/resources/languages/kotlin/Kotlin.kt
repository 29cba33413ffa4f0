package kt

import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletableFuture.completedFuture
import weft.Asyncio.await
import weft.Asyncio.value
import weft.Coroutine
import weft.annotations.Async
import weft.weaver.probe.Leaf.fail
import weft.weaver.probe.Leaf.leaf
import weft.weaver.probe.Leaf.log

/** Loops, string templates, when with a subject, ranges. */
class Control {
    @Async
    fun box(): Coroutine<Any?> {
        var all = ""
        for (i in 0..3) {
            all += when (await(leaf(i))) {
                0 -> "zero${await(leaf("!"))}"
                in 1..2 -> if (await(leaf(i > 1))) "two" else "one"
                else -> await(leaf("many"))
            }
        }
        var n = 0L
        do n += await(leaf(2L)) while (n < 5)
        loop@ for (s in listOf("a", "b", "c")) {
            for (t in arrayOf("x", "y")) {
                if (s == await(leaf("b"))) continue@loop
                all += s + await(leaf(t))
            }
        }
        return value(all + n)
    }
}

/** try as an expression, finally, use. */
class Exceptions {
    @Async
    fun f(x: Int): Coroutine<String> {
        val s = try {
            "r" + 10 / await(leaf(x))
        } catch (e: ArithmeticException) {
            await(leaf("caught")) + e.message
        } finally {
            log("finally" + await(leaf(x)))
        }
        return value(s)
    }

    @Async
    fun box(): Coroutine<Any?> {
        var all = await(f(2)) + await(f(0))
        AutoCloseable { log("closed") }.use { all += "used" }
        try {
            await(fail<Any>(IllegalStateException("x")))
        } catch (e: IllegalStateException) {
            all += e.message + await(leaf(1))
        }
        return value(all)
    }
}

/** Data classes, destructuring, smart casts, null safety, defaults, companions. */
class Types {
    data class Pair2(val a: Int, val b: String?)

    sealed interface Shape
    class Circle(val r: Double) : Shape
    object Dot : Shape

    companion object {
        @JvmStatic
        @Async
        fun twice(x: Int, times: Int = 2): Coroutine<Int> = value(await(leaf(x)) * times)
    }

    @Async
    private fun area(s: Shape): Coroutine<Double> = value(
        when (s) {
            is Circle -> s.r * await(leaf(2.0))
            Dot -> await(leaf(0.5))
        })

    @Async
    fun box(): Coroutine<Any?> {
        val (a, b) = await(leaf(Pair2(1, null)))
        val c = b ?: await(leaf("none"))
        val o: Any = await(leaf<Any>("text"))
        var all = "$a$c"
        if (o is String && o.length > await(leaf(2))) all += o.substring(await(leaf(1)))
        all += b?.length ?: await(leaf(-1))
        return value(all + await(twice(3)) + await(area(Circle(1.5))) + await(area(Dot)))
    }
}

/** Returns of other coroutines in try, finally, use and synchronized, as statements and as expressions. */
class Returns {
    private val lock = Any()

    @Async
    private fun other(x: Int): Coroutine<String> = value("o" + 10 / await(leaf(x)))

    @Async
    fun tryCatch(x: Int): Coroutine<String> {
        try {
            return other(x)
        } catch (e: ArithmeticException) {
            return value("caught" + await(leaf(x)))
        }
    }

    @Async
    fun tryFinally(x: Int): Coroutine<String> {
        try {
            return other(x)
        } finally {
            log("finally $x")
        }
    }

    @Async
    fun finallyThatAwaits(x: Int): Coroutine<String> {
        try {
            if (x == 3) return other(x)
            return other(x + 1)
        } catch (e: ArithmeticException) {
            return other(1)
        } finally {
            log("finally" + await(leaf(x)))
        }
    }

    @Async
    fun nested(x: Int): Coroutine<String> {
        for (i in 0..2) {
            try {
                try {
                    if (i == 0) continue
                    return other(x)
                } finally {
                    log("inner $i")
                }
            } finally {
                log("outer " + await(leaf(i)))
            }
        }
        return value("never")
    }

    @Async
    fun used(x: Int): Coroutine<String> {
        AutoCloseable { log("closed $x") }.use { return value(await(other(x))) }
    }

    @Async
    fun valueUsed(x: Int): Coroutine<String> = AutoCloseable { log("closed $x") }.use { value(await(other(x))) }

    @Async
    fun assigned(x: Int): Coroutine<String> {
        val text = try {
            await(other(x))
        } finally {
            log("assigned $x")
        }
        return value(text)
    }

    @Async
    fun underLock(x: Int): Coroutine<String> {
        synchronized(lock) { return value("locked$x") }
    }

    @Async
    fun lockedExpression(x: Int): Coroutine<String> = value(synchronized(lock) { "l$x" } + await(leaf(x)))

    private fun text(call: () -> Coroutine<String>): Coroutine<String> = Caught(call).run()

    class Caught(private val call: () -> Coroutine<String>) {
        @Async
        fun run(): Coroutine<String> {
            try {
                return value(await(call()))
            } catch (e: ArithmeticException) {
                return value(e.message)
            }
        }
    }

    @Async
    fun box(): Coroutine<Any?> {
        val all = mutableListOf<String>()
        for (x in 0..3) {
            all += await(text { tryCatch(x) })
            all += await(text { tryFinally(x) })
            all += await(text { finallyThatAwaits(x) })
            all += await(text { nested(x) })
            all += await(text { used(x) })
            all += await(text { valueUsed(x) })
            all += await(text { assigned(x) })
            all += await(text { underLock(x) })
            all += await(text { lockedExpression(x) })
        }
        return value(all.toString())
    }
}

/** Objects under construction: nested, with named and default arguments, with try and inline functions in arguments. */
class Constructions {
    data class Seat(val row: Int, val letter: String = "a", val next: Seat? = null, val price: Long = 7L)

    open class Base(val text: String)

    @Async
    fun box(): Coroutine<Any?> {
        val nested = Seat(await(leaf(1)), await(leaf("b")), Seat(await(leaf(2)), next = Seat(await(leaf(3)))))
        val named = Seat(letter = await(leaf("z")), row = await(leaf(9)))
        val tried = Seat(
            try {
                10 / await(leaf(0))
            } catch (e: ArithmeticException) {
                await(leaf(4))
            } finally {
                log("tried " + await(leaf("f")))
            },
            listOf("p", "q").map { it + await(leaf("m")) }.joinToString(),
            price = if (await(leaf(true))) await(leaf(5L)) else 6L)
        val anonymous = object : Base(await(leaf("base"))) {
            override fun toString() = text + nested.row
        }
        val copied = tried.copy(row = await(leaf(8)), letter = logged("copy") { await(leaf("c")) })
        val thrown = try {
            throw IllegalStateException(await(leaf("thrown")), RuntimeException(await(leaf("cause"))))
        } catch (e: IllegalStateException) {
            e.message + e.cause?.message
        }
        for (i in 0..1) {
            log(Seat(i, if (i == await(leaf(0))) continue else await(leaf("loop"))))
        }
        return value("$nested $named $tried $anonymous $copied $thrown")
    }
}

/** when with conditions, sequences of closures that capture variables, generics with bounds, vararg and spread. */
class Closures {
    @Async
    fun <T : Comparable<T>> largest(vararg all: T): Coroutine<T> {
        var best = all[0]
        for (one in all) if (await(leaf(one)) > best) best = one
        return value(best)
    }

    @Async
    fun kind(x: Any?): Coroutine<String> = value(
        when {
            x == null -> await(leaf("null"))
            x is Int && x > await(leaf(3)) -> "big" + await(leaf(x))
            x is String -> when (x.length) {
                await(leaf(1)) -> "one"
                else -> "long"
            }
            else -> "other"
        })

    @Async
    fun box(): Coroutine<Any?> {
        var count = 0
        val add = { n: Int -> count += n; count }
        for (n in listOf(1, 2)) add(await(leaf(n)))
        val texts = arrayOf("x", await(leaf("y")))
        val best = await(largest(*texts, "w"))
        var all = ""
        for (x in listOf(null, 2, 4, "a", "ab", 'c')) all += await(kind(x)) + ","
        val (a, b) = await(leaf(1)) to await(leaf("pair"))
        return value("$count $best $all $a$b" + buildString { append(await(leaf("built"))) })
    }
}

/** An inline function around an await: its body, with its odd locals, stands in the method. */
inline fun <T> logged(name: String, block: () -> T): T {
    log("start $name")
    try {
        return block()
    } finally {
        log("end $name")
    }
}

class Inline {
    @Async
    fun box(): Coroutine<Any?> {
        var sum = 0
        listOf(1, 2, 3).forEach { sum += await(leaf(it)) }
        val mapped = listOf("a", "b").map { it + await(leaf("m")) }
        val first = logged("outer") { logged("inner") { await(leaf(5)) } + await(leaf(6)) }
        val text = "t".let { x -> x + await(leaf("l")) }.also { log(it) }
        repeat(2) { sum += await(leaf(it)) }
        return value("$sum$mapped$first$text")
    }
}

/** Methods that return stages; properties; extension functions. */
class Stages {
    private var count = 0

    @Async
    fun next(by: Int): CompletableFuture<Int> {
        count += await(leaf(by))
        return completedFuture(count)
    }

    @Async
    private fun String.shout(): Coroutine<String> = value(uppercase() + await(leaf("!")))

    @Async
    fun box(): Coroutine<Any?> = value("${await(next(1))}${await(next(2))}${await("a".shout())}")
}

/** Lambdas, anonymous functions and closures that become classes, none of which can be marked. */
class Lambdas {
    private val field = 30

    fun interface Kettle {
        fun boil(): Coroutine<String>
    }

    @Async
    fun box(): Coroutine<Any?> {
        val n = await(leaf(1))
        val plain: () -> Coroutine<Int> = { value(await(leaf(2)) + n) }
        val ofThis: (Int) -> Coroutine<Int> = { x -> value(await(leaf(x)) + field) }
        val anonymous = fun(): Coroutine<Int> = value(await(leaf(4)) + n)
        val kettle = Kettle { value("hot" + await(leaf(5))) }
        val java = java.util.function.Supplier<Coroutine<Int>> { value(await(leaf(6))) }
        val ofClass = @JvmSerializableLambda { value(await(leaf(7)) + n) }
        val nested: () -> () -> Coroutine<Int> = { { value(await(leaf(8)) + n) } }
        return value(
            "${await(plain())} ${await(ofThis(3))} ${await(anonymous())} ${await(kettle.boil())} ${await(java.get())}" +
                " ${await(ofClass())} ${await(nested()())}")
    }
}
