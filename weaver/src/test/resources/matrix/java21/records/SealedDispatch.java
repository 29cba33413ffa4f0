package java21.records;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class SealedDispatch {
    sealed interface Expr permits Num, Add, Mul, Neg {
        @Async
        default Coroutine<Long> eval() {
            return value(
                    switch (this) {
                        case Num(long n) -> await(leaf(n));
                        case Add(Num(var a), Num(var b)) -> await(leaf(a)) + b;
                        case Add(Expr a, Expr b) -> await(a.eval()) + await(b.eval());
                        case Mul(Expr a, Expr b) when await(a.eval()) == 0 -> 0L;
                        case Mul(Expr a, Expr b) -> await(a.eval()) * await(b.eval());
                        case Neg(Neg(Expr e)) -> await(e.eval());
                        case Neg(var e) -> -await(e.eval());
                    });
        }
    }

    record Num(long n) implements Expr {}

    record Add(Expr a, Expr b) implements Expr {}

    record Mul(Expr a, Expr b) implements Expr {}

    record Neg(Expr e) implements Expr {}

    @Async
    Coroutine<Object> box() {
        Expr two = new Num(2);
        Expr sum = new Add(two, new Num(3));
        return value(await(new Mul(sum, new Neg(new Neg(sum))).eval())
                + await(new Mul(new Num(0), sum).eval())
                + await(new Add(new Neg(two), sum).eval()));
    }
}
