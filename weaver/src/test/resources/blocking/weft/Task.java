package weft;

/** A task that ran when its method was called. */
public class Task<T> extends Future<T> {
    public static <T> Task<T> completed(T value) {
        Task<T> task = new Task<>();
        task.result = value;
        return task;
    }
}
