package weft.samples.linkcheck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a folder or a jar to this machine only, on a port that is free. */
final class SiteServer implements Closeable {
    private static final int THREADS = 4;
    private static final int OK = 200;
    private static final int MOVED = 301;
    private static final int NOT_FOUND = 404;
    private static final int NO_BODY = -1;

    static {
        // Else each answer on a kept connection waits 40 ms for an acknowledgement: Nagle's algorithm.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Path folder;
    private final Closeable source;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private SiteServer(Path folder, Closeable source) throws IOException {
        this.folder = folder.toAbsolutePath().normalize();
        this.source = source;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static SiteServer ofFolder(Path folder) throws IOException {
        return new SiteServer(folder, () -> {});
    }

    static SiteServer ofJar(Path jar) throws IOException {
        try {
            FileSystem files = FileSystems.newFileSystem(jar);
            return new SiteServer(files.getPath("/"), files);
        } catch (ProviderNotFoundException e) {
            throw new InputException("neither HTML nor a jar: " + jar);
        }
    }

    /** Returns the address of the folder; it ends with a slash. */
    URI root() {
        return address("");
    }

    URI address(String page) {
        InetSocketAddress address = server.getAddress();
        try {
            return new URI("http", null, address.getHostString(), address.getPort(), "/" + page, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("cannot happen: this constructor quotes what it must", e);
        }
    }

    boolean has(String page) {
        return Files.isRegularFile(folder.resolve(page));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = find(path);
        if (file != null && Files.isDirectory(file)) {
            if (!path.endsWith("/")) {
                move(exchange, exchange.getRequestURI().getRawPath() + "/");
                return;
            }
            file = file.resolve("index.html");
        }
        if (file != null && Files.isRegularFile(file)) send(exchange, file);
        else exchange.sendResponseHeaders(NOT_FOUND, NO_BODY);
    }

    /** Returns the file for a path; null for what lies outside the folder. */
    private Path find(String path) {
        try {
            Path file = folder.resolve("." + path).normalize();
            return file.startsWith(folder) ? file : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static void move(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Location", path);
        exchange.sendResponseHeaders(MOVED, NO_BODY);
    }

    private static void send(HttpExchange exchange, Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String type = URLConnection.guessContentTypeFromName(file.getFileName().toString());
        exchange.getResponseHeaders().set("Content-Type", type == null ? "application/octet-stream" : type);
        exchange.sendResponseHeaders(OK, content.length == 0 ? NO_BODY : content.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(content);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        source.close();
    }
}
