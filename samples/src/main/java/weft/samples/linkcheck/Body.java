package weft.samples.linkcheck;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads a body up to a limit, and hangs up if it is larger: what one page takes has a bound. */
final class Body implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> read = new CompletableFuture<>();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final int limit;
    private final long announced;
    private Flow.Subscription subscription;
    private int size;

    /**
     * Makes a reader.
     *
     * @param limit the number of bytes past which the body is a {@link LinkException}
     * @param announced how large the server says it is; 0 if it does not
     */
    Body(int limit, long announced) {
        this.limit = limit;
        this.announced = announced;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (announced > limit) refuse();
        else given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (read.isDone()) return;
        for (ByteBuffer buffer : buffers) {
            size += buffer.remaining();
            parts.add(buffer);
        }
        if (size > limit) refuse();
    }

    private void refuse() {
        parts.clear();
        subscription.cancel();
        read.completeExceptionally(LinkException.tooLarge(limit));
    }

    @Override
    public void onError(Throwable failure) {
        read.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        ByteBuffer whole = ByteBuffer.allocate(size);
        parts.forEach(whole::put);
        read.complete(whole.array());
    }
}
