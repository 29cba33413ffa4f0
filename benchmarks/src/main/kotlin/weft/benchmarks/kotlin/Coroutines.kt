package weft.benchmarks.kotlin

import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.delay
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.Semaphore
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.sync.withPermit
import kotlinx.coroutines.yield
import weft.benchmarks.OtherThread
import weft.benchmarks.Peer
import weft.benchmarks.Peer.MASK

/** Kotlin's coroutines, on the loop of runBlocking or on the default dispatcher's threads. */
class Coroutines(dispatched: Boolean) : Peer {
    private val context: CoroutineContext = if (dispatched) Dispatchers.Default else EmptyCoroutineContext
    private val ready = CompletableDeferred(1)

    @Volatile private var ping = CompletableDeferred<Int>()

    @Volatile private var pong = CompletableDeferred<Int>()

    private fun <T> go(block: suspend CoroutineScope.() -> T): T = runBlocking(context, block)

    override fun awaitReady(times: Int): Int = go { awaits(times) }

    private suspend fun awaits(times: Int): Int {
        var sum = 0
        for (i in 0 until times) sum = (sum + ready.await()) and MASK
        return sum
    }

    override fun chainReady(depth: Int, times: Int): Int = go {
        var sum = 0
        for (i in 0 until times) sum = (sum + chain(depth)) and MASK
        sum
    }

    private suspend fun chain(depth: Int): Int {
        if (depth == 1) return ready.await() + 0
        val below = chain(depth - 1)
        return below + 1
    }

    override fun chainSuspended(depth: Int, times: Int): Int = go {
        var sum = 0
        for (i in 0 until times) sum = (sum + yieldingChain(depth)) and MASK
        sum
    }

    private suspend fun yieldingChain(depth: Int): Int {
        if (depth == 1) {
            yield()
            return 1
        }
        val below = yieldingChain(depth - 1)
        return below + 1
    }

    override fun yieldLoop(times: Int): Int = go {
        for (i in 0 until times) yield()
        times
    }

    override fun pingPong(times: Int): Int = go {
        ping = CompletableDeferred()
        val ponger = async { ponger(times) }
        val pinger = async { pinger(times) }
        pinger.await()
        ponger.await()
    }

    private suspend fun pinger(times: Int): Int {
        for (i in 0 until times) {
            val sent = ping
            val reply = CompletableDeferred<Int>()
            pong = reply
            sent.complete(1)
            reply.await()
        }
        return times
    }

    private suspend fun ponger(times: Int): Int {
        for (i in 0 until times) {
            ping.await()
            ping = CompletableDeferred()
            pong.complete(1)
        }
        return times
    }

    override fun spawnAndJoin(tasks: Int): Int = go {
        val started = Array(tasks) { async { it and MASK } }
        var sum = 0
        for (each in started) sum = (sum + each.await()) and MASK
        sum
    }

    override fun skynet(): Long = go { node(0, 1_000_000) }

    private suspend fun CoroutineScope.node(number: Long, size: Int): Long {
        if (size == 1) return number
        val part = size / 10
        val children = Array(10) { async { node(number + it.toLong() * part, part) } }
        var sum = 0L
        for (each in children) sum += each.await()
        return sum
    }

    override fun sleeps(millis: IntArray): Int = go {
        val started = Array(millis.size) { launch { delay(millis[it].toLong()) } }
        for (each in started) each.join()
        millis.size
    }

    /** The tasks live in a scope that nobody ends: runBlocking would wait for them. */
    override fun suspended(depth: Int, tasks: Int): Any {
        val kept = arrayOfNulls<Any>(2 * tasks)
        val scope = CoroutineScope(Dispatchers.Unconfined + Job())
        val x = Any()
        for (i in 0 until tasks) {
            val future = CompletableDeferred<Int>()
            kept[2 * i] = future
            kept[2 * i + 1] = scope.launch { held(depth, future, i, i + 1, x, kept) }
        }
        return kept
    }

    private suspend fun held(depth: Int, future: Deferred<Int>, a: Int, b: Int, x: Any, y: Any): Long {
        val value = if (depth == 1) future.await().toLong() else held(depth - 1, future, a + 1, b + 1, x, y)
        return value + a + b + if (x === y) 1 else 0
    }

    override fun cancel(suspended: Any): Int = go {
        val kept = suspended as Array<*>
        for (i in 1 until kept.size step 2) (kept[i] as Job).cancel()
        for (i in 1 until kept.size step 2) (kept[i] as Job).join()
        kept.size / 2
    }

    override fun queue(times: Int): Int = go {
        val queue = Channel<Int>(1)
        launch { for (i in 0 until times) queue.send(i and MASK) }
        var sum = 0
        for (i in 0 until times) sum += queue.receive()
        sum
    }

    override fun lock(times: Int): Int = go {
        val mutex = Mutex()
        List(2) { launch { for (i in 0 until times / 2) mutex.withLock { yield() } } }.joinAll()
        times
    }

    override fun semaphore(times: Int): Int = go {
        val semaphore = Semaphore(2)
        List(3) { launch { for (i in 0 until times / 3) semaphore.withPermit { yield() } } }.joinAll()
        times
    }

    override fun gather(tasks: Int): Int = go { List(tasks) { async { it and MASK } }.awaitAll().sum() }

    override fun exceptions(depth: Int, times: Int): Int = go {
        var caught = 0
        for (i in 0 until times) {
            try {
                failing(depth)
            } catch (e: IllegalStateException) {
                caught++
            }
        }
        caught
    }

    private suspend fun failing(depth: Int): Int {
        if (depth == 1) {
            yield()
            throw IllegalStateException("leaf")
        }
        val below = failing(depth - 1)
        return below + 1
    }

    override fun fromThread(times: Int, other: OtherThread): Int = go {
        for (i in 0 until times) {
            val future = CompletableDeferred<Int>()
            other.give { future.complete(1) }
            future.await()
        }
        times
    }

    override fun manyFromThread(tasks: Int, other: OtherThread): Int = go {
        val futures = Array(tasks) { CompletableDeferred<Int>() }
        val waiting = Array(tasks) { async(start = CoroutineStart.UNDISPATCHED) { futures[it].await() } }
        other.give { for (each in futures) each.complete(1) }
        var sum = 0
        for (each in waiting) sum += each.await()
        sum
    }
}
