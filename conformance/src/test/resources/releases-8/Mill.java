import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

public interface Mill {
    default CompletionStage<Integer> grind(int grams) {
        return CompletableFuture.completedFuture(grams);
    }

    class Stone extends CompletableFuture<Integer> implements Mill {
        protected CompletionStage<Integer> turn(String name, long times) {
            return CompletableFuture.completedFuture(1);
        }
    }
}
