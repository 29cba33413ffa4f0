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
