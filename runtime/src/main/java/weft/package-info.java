/**
 * async/await on one thread, with asyncio's model and asyncio's names.
 *
 * <p>A method marked {@code @Async} returns a {@link weft.Coroutine}, which runs when it is awaited; a
 * {@link weft.Task} runs one concurrently with others; a {@link weft.Future} is a result that will come.
 * {@link weft.EventLoop} runs the tasks of one thread in turn, each from one await to the next. {@link weft.Asyncio}
 * has the functions that programs import statically:
 *
 * <pre>{@code
 * @Async
 * Coroutine<Integer> total(List<URI> pages) {
 *     int total = 0;
 *     for (Page page : await(gather(pages.stream().map(this::fetch).toList()))) total += page.length();
 *     return value(total);
 * }
 *
 * int total = run(total(pages));
 * }</pre>
 *
 * <p>Exceptions come out of an await as they went in. {@link weft.CancelledError} is what cancellation throws there; it
 * is an {@link java.lang.Error}, so that {@code catch (Exception e)} does not stop it.
 *
 * <p>Unless it says otherwise a method belongs to the thread of its event loop. {@link weft.Future} and
 * {@link weft.EventLoop#callSoonThreadsafe} are for other threads too. No parameter may be null unless it says so.
 */
package weft;
