"""The workloads on Python's own asyncio, for curiosity: prints nanoseconds or milliseconds for each operation."""
import asyncio
import sys
import time

TIMES = 2000


async def await_ready(times):
    future = asyncio.get_running_loop().create_future()
    future.set_result(1)
    for _ in range(times):
        await future


async def chain(depth, leaf):
    if depth == 1:
        await leaf()
        return 1
    return await chain(depth - 1, leaf) + 1


async def chains(depth, leaf, times):
    for _ in range(times):
        await chain(depth, leaf)


async def ready():
    return 1


async def yields(times):
    for _ in range(times):
        await asyncio.sleep(0)


async def ping_pong(times):
    loop = asyncio.get_running_loop()
    futures = {"ping": loop.create_future(), "pong": None}

    async def pong():
        for _ in range(times):
            await futures["ping"]
            futures["ping"] = loop.create_future()
            futures["pong"].set_result(1)

    task = loop.create_task(pong())
    for _ in range(times):
        ping = futures["ping"]
        futures["pong"] = loop.create_future()
        ping.set_result(1)
        await futures["pong"]
    await task


async def trivial(number):
    return number


async def spawn(tasks):
    started = [asyncio.create_task(trivial(i)) for i in range(tasks)]
    for task in started:
        await task


async def sleeps(tasks):
    started = [asyncio.create_task(asyncio.sleep(i % 1001 / 1000)) for i in range(tasks)]
    for task in started:
        await task


async def queue(times):
    items = asyncio.Queue(1)

    async def produce():
        for i in range(times):
            await items.put(i)

    producer = asyncio.create_task(produce())
    for _ in range(times):
        await items.get()
    await producer


async def gather(tasks):
    await asyncio.gather(*[trivial(i) for i in range(tasks)])


async def skynet(number, size):
    if size == 1:
        return number
    part = size // 10
    return sum(await asyncio.gather(*[skynet(number + i * part, part) for i in range(10)]))


def yielding():
    return asyncio.sleep(0)


STEPS = {
    "AWAIT_READY": (lambda: await_ready(TIMES), TIMES),
    "CHAIN_100_READY": (lambda: chains(100, ready, TIMES // 10), TIMES // 10),
    "CHAIN_10_SUSPENDED": (lambda: chains(10, yielding, TIMES), TIMES),
    "CHAIN_100_SUSPENDED": (lambda: chains(100, yielding, TIMES // 10), TIMES // 10),
    "YIELD": (lambda: yields(TIMES), TIMES),
    "PING_PONG": (lambda: ping_pong(TIMES), TIMES),
    "QUEUE": (lambda: queue(TIMES), TIMES),
    "GATHER": (lambda: gather(10_000), 1),
}
MASSES = {
    "SPAWN_AND_JOIN": lambda: spawn(1_000_000),
    "SKYNET": lambda: skynet(0, 1_000_000),
    "SLEEPS": lambda: sleeps(1_000_000),
}


def main(workload):
    if workload in MASSES:
        start = time.perf_counter()
        asyncio.run(MASSES[workload]())
        print((time.perf_counter() - start) * 1e3)
        return
    program, operations = STEPS[workload]
    with asyncio.Runner() as runner:
        best = []
        for _ in range(15):
            start = time.perf_counter_ns()
            runner.run(program())
            best.append((time.perf_counter_ns() - start) / operations)
    print(sorted(best)[len(best) // 2])


main(sys.argv[1])
