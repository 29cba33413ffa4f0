package sc

import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletableFuture.completedFuture
import scala.util.Using
import weft.Asyncio.{await, value}
import weft.Coroutine
import weft.annotations.Async
import weft.weaver.probe.Leaf.{fail, leaf, log}

/** Loops, pattern matches, string interpolation, tuples. */
class Control {
  @Async
  def kind(x: Any): Coroutine[String] = value(x match {
    case null => await(leaf("null"))
    case n: Integer if n.intValue > await(leaf[Integer](3)).intValue => "big" + await(leaf(n))
    case s: String if s.length == 1 => await(leaf("one"))
    case (a, b) => s"$a${await(leaf("pair"))}$b"
    case List(first, _*) => s"$first..."
    case _ => "other"
  })

  @Async
  def box(): Coroutine[Object] = {
    var all = ""
    var i = 0
    while (i < 3) {
      all += (i match {
        case 0 => s"zero${await(leaf("!"))}"
        case 1 => if (await(leaf(java.lang.Boolean.TRUE)).booleanValue) "one" else "none"
        case _ => await(leaf("many"))
      })
      i += 1
    }
    for (x <- List[Any](null, 2, 4, "a", "ab", (1, 2), List(7))) log(x)
    val xs: Array[Any] = Array(null, 2, 4, "a", "ab", (1, 2), List(7))
    i = 0
    while (i < xs.length) {
      all += await(kind(xs(i))) + ","
      i += 1
    }
    var n = 0L
    while (n < 5) n += await(leaf[java.lang.Long](2L)).longValue
    value(all + n)
  }
}

/** try as an expression and as a statement, return in finally, resources. */
class Exceptions {
  private val lock = new Object

  @Async
  def other(x: Int): Coroutine[String] = value("o" + 10 / await(leaf[Integer](x)).intValue)

  @Async
  def tryCatch(x: Int): Coroutine[String] =
    try value(await(other(x)))
    catch { case e: ArithmeticException => value("caught" + await(leaf(e.getMessage))) }

  @Async
  def tryReturn(x: Int): Coroutine[String] = {
    try { return value(await(other(x))) }
    catch { case _: ArithmeticException => return value("returned") }
    finally { log("finally" + await(leaf(x.toString))) }
  }

  @Async
  def assigned(x: Int): Coroutine[String] = {
    val text = try await(other(x)) finally log("assigned")
    value(text)
  }

  @Async
  def nested(x: Int): Coroutine[String] = {
    var all = ""
    var i = 0
    while (i < 2) {
      val part = try {
        try await(other(x)) finally log("inner" + await(leaf(i.toString)))
      } catch {
        case e: ArithmeticException => await(leaf("zero"))
      }
      all += part
      i += 1
    }
    value(all)
  }

  @Async
  def underLock(x: Int): Coroutine[String] = {
    val text = lock.synchronized { "locked" + x }
    value(text + await(leaf(x.toString)))
  }

  @Async
  def text(call: => Coroutine[String]): Coroutine[String] =
    try value(await(call)) catch { case e: ArithmeticException => value(e.getMessage) }

  @Async
  def box(): Coroutine[Object] = {
    var all = List.empty[String]
    var x = 0
    while (x < 3) {
      all = all :+ await(text(tryCatch(x)))
      all = all :+ await(text(tryReturn(x)))
      all = all :+ await(text(assigned(x)))
      all = all :+ await(text(nested(x)))
      all = all :+ await(text(underLock(x)))
      x += 1
    }
    value(all.toString)
  }
}

case class Seat(row: Int, letter: String = "a", next: Option[Seat] = None)

class Base(val text: String)

/** Objects under construction: nested, with named and default arguments, with match and if in arguments. */
class Constructions {
  @Async
  def box(): Coroutine[Object] = {
    val nested = new Seat(await(leaf[Integer](1)).intValue, await(leaf("b")), Some(new Seat(await(leaf[Integer](2)).intValue)))
    val named = new Seat(letter = await(leaf("z")), row = await(leaf[Integer](9)).intValue)
    val tried = new Seat(
      if (await(leaf[Integer](0)).intValue == 0) await(leaf[Integer](4)).intValue else 10,
      nested match {
        case Seat(1, letter, Some(Seat(row, _, None))) => letter + row + await(leaf("m"))
        case _ => "no"
      })
    val base = await(leaf("base"))
    val anonymous = new Base(base) {
      override def toString = text + nested.row
    }
    val thrown = try {
      throw new IllegalStateException(await(leaf("thrown")), new RuntimeException(await(leaf("cause"))))
    } catch {
      case e: IllegalStateException => e.getMessage + e.getCause.getMessage
    }
    value(s"$nested $named $tried $anonymous $thrown")
  }
}

/** Traits with bodies, closures that capture variables, by-name parameters, generics, stages. */
trait Greeter {
  def name: String

  @Async
  def greet(): Coroutine[String] = value("hello " + await(leaf(name)))
}

class Closures extends Greeter {
  private var count = 0

  def name = "closures"

  @Async
  def twice(x: Int, times: Int = 2): Coroutine[Integer] = value(await(leaf[Integer](x)).intValue * times)

  @Async
  def next(by: Int): CompletableFuture[Integer] = {
    count += await(leaf[Integer](by)).intValue
    completedFuture(count)
  }

  @Async
  def largest[T](all: T*)(implicit order: Ordering[T]): Coroutine[T] = {
    var best = all.head
    var rest = all.tail
    while (rest.nonEmpty) {
      if (order.gt(await(leaf(rest.head)), best)) best = rest.head
      rest = rest.tail
    }
    value(best)
  }

  @Async
  def box(): Coroutine[Object] = {
    var sum = 0
    val add = (n: Int) => { sum += n; sum }
    add(await(leaf[Integer](3)).intValue)
    add(await(next(1)).intValue + await(next(2)).intValue)
    lazy val late = log("late")
    val word = await(largest("a", "c", "b"))
    value(s"$sum $word $late ${await(greet())} ${await(twice(5))}")
  }
}
