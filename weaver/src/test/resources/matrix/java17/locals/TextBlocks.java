package java17.locals;

import static weft.Asyncio.*;
import static weft.weaver.probe.Leaf.*;

import weft.Coroutine;
import weft.annotations.Async;

public class TextBlocks {
    @Async
    Coroutine<Object> box() {
        String name = await(leaf("x"));
        String text = """
            Dear %s,
              "quoted" \t tab \
            joined
            """.formatted(await(leaf(name))) + """
            a\
            """ + await(leaf("""
                    b
                    """));
        return value(text
                + switch (text.lines().count() > await(leaf(1L)) ? """
                    yes\
                    """ : "no") {
                    case """
                        yes\
                        """ -> await(leaf("!"));
                    default -> "?";
                });
    }
}
