package stock;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import weft.Asyncio;

/** Writes objects to a file, or reads and prints them; a woven program can also call what it has read. */
public class Main {
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        if (args[0].equals("write")) {
            try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
                out.writeObject(Stock.everything());
            }
            return;
        }
        List<?> all;
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
            all = (List<?>) in.readObject();
        }
        for (Object each : all) System.out.println(Stock.text(each));
        if (args[0].equals("call")) {
            Stock.Shelf.Later later = (Stock.Shelf.Later) all.get(7);
            System.out.println(Asyncio.run(later.get()) + Asyncio.run(((Stock.Basket) all.get(0)).total(1)));
        }
    }
}
