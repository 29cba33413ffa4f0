package weft.samples.linkcheck;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which answers are HTML, and reads the bodies of these only. */
final class Html {
    private static final Pattern TYPE = Pattern.compile("(?i)\\s*(text/html|application/xhtml\\+xml)\\b.*");
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([a-z0-9._:+-]+)");

    /** Up to this size a body is read to its end, which lets the connection be used again. */
    private static final long CHEAP = 64 * 1024;

    private Html() {}

    /**
     * Gives the body of HTML, and null for anything else.
     *
     * @param limit how large it may be
     */
    static BodySubscriber<byte[]> body(ResponseInfo response, int limit) {
        boolean html = response.headers()
                .firstValue("content-type")
                .filter(type -> TYPE.matcher(type).matches())
                .isPresent();
        return html
                ? new Body(
                        limit,
                        response.headers().firstValueAsLong("content-length").orElse(0))
                : none(response);
    }

    /** Gives null. A large body is not loaded: it could be a film. */
    static BodySubscriber<byte[]> none(ResponseInfo response) {
        boolean cheap = response.headers().firstValueAsLong("content-length").orElse(Long.MAX_VALUE) <= CHEAP;
        return cheap ? BodySubscribers.replacing(null) : new Unread();
    }

    /**
     * Returns the charset that a server says; null if it says none, or one that is not known here.
     *
     * @param contentType the header; may be empty
     */
    static String charset(String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        return charset.find() && isSupported(charset.group(1)) ? charset.group(1) : null;
    }

    private static boolean isSupported(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Hangs up after the headers. */
    private static final class Unread implements BodySubscriber<byte[]> {
        @Override
        public CompletionStage<byte[]> getBody() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.cancel();
        }

        @Override
        public void onNext(List<ByteBuffer> item) {}

        @Override
        public void onError(Throwable e) {}

        @Override
        public void onComplete() {}
    }
}
