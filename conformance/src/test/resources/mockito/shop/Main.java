package shop;

import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static weft.Asyncio.await;
import static weft.Asyncio.value;

import java.util.concurrent.CompletableFuture;
import org.mockito.MockedStatic;
import weft.Asyncio;
import weft.Coroutine;
import weft.annotations.Async;

public class Main {
    public static void main(String[] args) {
        Asyncio.run(all());
    }

    @Async
    static Coroutine<Void> all() {
        await(real());
        await(mocked());
        await(spied());
        await(statics());
        await(real());
        return value(null);
    }

    @Async
    private static Coroutine<Void> real() {
        Prices prices = new Prices();
        say("real", await(prices.total("a", "bb")), await(prices.stage()));
        return value(null);
    }

    @Async
    private static Coroutine<Void> mocked() {
        Prices mock = mock(Prices.class);
        when(mock.price("tea")).thenAnswer(call -> value(7));
        when(mock.stage()).thenReturn(CompletableFuture.completedFuture("mocked"));
        say("mock", await(mock.price("tea")), await(mock.price("tea")), mock.price("cup"), await(mock.stage()));
        verify(mock, times(2)).price("tea");
        return value(null);
    }

    @Async
    private static Coroutine<Void> spied() {
        Prices spy = spy(new Prices());
        doAnswer(call -> value(100)).when(spy).price("tea");
        doThrow(new IllegalArgumentException("no hat")).when(spy).price("hat");
        say("spy", await(spy.total("tea", "bb", "tea")), await(spy.stage()));
        try {
            await(spy.total("hat"));
        } catch (IllegalArgumentException thrown) {
            say("spy", thrown.getMessage());
        }
        verify(spy, times(2)).price("tea");
        verify(spy).total("tea", "bb", "tea");
        return value(null);
    }

    @Async
    private static Coroutine<Void> statics() {
        say("static", await(Prices.tax(50)));
        try (MockedStatic<Prices> mocked = mockStatic(Prices.class)) {
            mocked.when(() -> Prices.tax(50)).thenAnswer(call -> value(1));
            say("static", await(Prices.tax(50)));
        }
        say("static", await(Prices.tax(50)));
        return value(null);
    }

    private static void say(Object... words) {
        System.out.println(java.util.Arrays.toString(words));
    }
}
