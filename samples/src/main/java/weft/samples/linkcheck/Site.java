package weft.samples.linkcheck;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What is checked: where it starts, what belongs to it, how its addresses are shown. */
final class Site implements AutoCloseable {
    /** What the project's own build writes. */
    static final String JAVADOC = "runtime/target/reports/apidocs";

    private static final String INDEX = "index.html";

    private final URI start;
    private final SiteServer server;

    private Site(URI start, SiteServer server) {
        this.start = start;
        this.server = server;
    }

    /**
     * Opens a site.
     *
     * @param input a URL, or a folder, a jar or a file of HTML, which is served on this machine; null for the Javadoc
     *     of the project in the working directory
     * @throws InputException if there is no such thing
     */
    static Site open(String input) throws IOException {
        if (input == null) return openJavadoc();
        if (input.regionMatches(true, 0, "http://", 0, 7) || input.regionMatches(true, 0, "https://", 0, 8)) {
            return new Site(address(input), null);
        }
        Path path = path(input);
        if (Files.isDirectory(path)) return serve(path, INDEX);
        if (!Files.isRegularFile(path)) throw new InputException("no such file or folder: " + input);
        if (input.endsWith(".html") || input.endsWith(".htm")) {
            return serve(path.toAbsolutePath().getParent(), path.getFileName().toString());
        }
        return open(SiteServer.ofJar(path), INDEX);
    }

    private static Site openJavadoc() throws IOException {
        Path javadoc = Path.of(JAVADOC);
        if (Files.isDirectory(javadoc)) return serve(javadoc, INDEX);
        throw new InputException(
                "no site given, and " + JAVADOC + " is not there: name a URL, a folder or a jar, or run"
                        + " this in the project's folder after 'mvn package'");
    }

    private static Site serve(Path folder, String page) throws IOException {
        return open(SiteServer.ofFolder(folder), page);
    }

    private static Site open(SiteServer server, String page) throws IOException {
        if (server.has(page)) return new Site(server.address(page), server);
        server.close();
        throw new InputException("there is no " + page + " in it: name the page to start with");
    }

    private static URI address(String input) throws InputException {
        try {
            return Addresses.parse(input);
        } catch (URISyntaxException e) {
            throw new InputException("not an address: " + e.getMessage());
        }
    }

    private static Path path(String input) throws InputException {
        try {
            return Path.of(input);
        } catch (InvalidPathException e) {
            throw new InputException("not a path: " + e.getMessage());
        }
    }

    URI start() {
        return start;
    }

    /** Tells whether an address is of this site: on the same host and port. */
    boolean contains(URI uri) {
        return start.getRawAuthority().equalsIgnoreCase(uri.getRawAuthority());
    }

    /** Writes an address for people: what is served from a folder, relative to that folder. */
    String show(URI uri) {
        if (server == null || !contains(uri)) return uri.toString();
        String path = server.root().relativize(uri).toString();
        return path.isEmpty() ? "./" : path;
    }

    @Override
    public void close() throws IOException {
        if (server != null) server.close();
    }
}
