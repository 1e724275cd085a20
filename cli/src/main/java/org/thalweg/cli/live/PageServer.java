// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.surface.Region;

/**
 * Serves one page to this machine alone, and what changes on it.
 *
 * <p>{@code GET /} is the page, {@code GET /data} its surfaces as they are now, {@code GET /state}
 * whether they changed; {@code POST /finer} asks for a region on smaller steps. Only the loopback
 * interface is bound. A request must name this server as its Host, and one that asks for work must
 * come from this page: a page elsewhere can neither read nor start anything.
 */
public final class PageServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_REQUEST = 4096;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4, PageServer::daemon);
  private final LiveState exhibition;
  private final Pages pages;
  private final Optional<Refiner> finer;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Writes what is served. */
  public interface Pages {

    /** The page that shows a view, in UTF-8. */
    byte[] page(LiveState.View view);

    /** The data block of that page alone. */
    byte[] data(LiveState.View view);
  }

  private PageServer(
      HttpServer server, LiveState exhibition, Pages pages, Optional<Refiner> finer) {
    this.server = server;
    this.exhibition = exhibition;
    this.pages = pages;
    this.finer = finer;
  }

  /** Starts on a free port of the loopback interface. */
  public static PageServer start(LiveState exhibition, Pages pages, Optional<Refiner> finer) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      PageServer server = new PageServer(http, exhibition, pages, finer);
      http.createContext("/", server::answer);
      http.setExecutor(server.threads);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serve on the loopback interface", e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "thalweg-page");
    thread.setDaemon(true);
    return thread;
  }

  /** Such as {@code http://127.0.0.1:40123/}. */
  public String address() {
    return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isOwn(exchange.getRequestHeaders().getFirst("Host"), "")) {
        exchange.sendResponseHeaders(403, -1);
        return;
      }
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      switch (method + " " + path) {
        case "GET /" ->
            send(exchange, 200, "text/html; charset=utf-8", pages.page(exhibition.view()));
        case "GET /data" -> send(exchange, 200, "application/json", pages.data(exhibition.view()));
        case "GET /state" -> send(exchange, 200, "application/json", state());
        case "POST /finer" -> begin(exchange);
        default ->
            exchange.sendResponseHeaders(path.matches("/(data|state|finer)?") ? 405 : 404, -1);
      }
    }
  }

  private static void send(HttpExchange exchange, int code, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  private byte[] state() throws JsonProcessingException {
    LiveState.State now = exhibition.state();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("version", now.version());
    answer.put("finer", finer.isPresent());
    now.work().ifPresent(work -> answer.put("work", work));
    now.trouble().ifPresent(why -> answer.put("trouble", why));
    return JSON.writeValueAsBytes(answer);
  }

  private void begin(HttpExchange exchange) throws IOException {
    if (finer.isEmpty() || !isOwn(exchange.getRequestHeaders().getFirst("Origin"), "http://")) {
      exchange.sendResponseHeaders(403, -1);
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST);
    Asked asked;
    try {
      asked = Asked.parse(JSON.readTree(body), exhibition.size());
    } catch (IllegalArgumentException | JsonProcessingException e) {
      String why =
          e instanceof JsonProcessingException
              ? "the request is no JSON"
              : String.valueOf(e.getMessage());
      send(exchange, 400, "text/plain; charset=utf-8", why.getBytes(StandardCharsets.UTF_8));
      return;
    }
    boolean begun = finer.orElseThrow().begin(asked.landscape(), asked.region());
    exchange.sendResponseHeaders(begun ? 202 : 409, -1);
  }

  /** One region of one landscape. */
  private record Asked(int landscape, Region region) {
    static Asked parse(JsonNode request, int landscapes) {
      int landscape = request.path("landscape").asInt(-1);
      if (landscape < 0 || landscape >= landscapes) {
        throw new IllegalArgumentException(
            "\"landscape\" must be 0 to %d, got %s"
                .formatted(landscapes - 1, request.path("landscape")));
      }
      double[] x = ends(request, "x");
      if (!request.has("y")) {
        return new Asked(landscape, Region.interval(x[0], x[1]));
      }
      double[] y = ends(request, "y");
      return new Asked(landscape, new Region(x[0], x[1], y[0], y[1]));
    }

    private static double[] ends(JsonNode request, String name) {
      JsonNode pair = request.path(name);
      if (pair.size() != 2 || !pair.path(0).isNumber() || !pair.path(1).isNumber()) {
        throw new IllegalArgumentException(
            "\"%s\" must be two numbers, got %s".formatted(name, pair));
      }
      return new double[] {pair.get(0).asDouble(), pair.get(1).asDouble()};
    }
  }

  // A page elsewhere that points its own name at 127.0.0.1 must not read this one.
  private boolean isOwn(@Nullable String named, String scheme) {
    int port = server.getAddress().getPort();
    return (scheme + "127.0.0.1:" + port).equals(named)
        || (scheme + "localhost:" + port).equals(named);
  }

  /** Waits until the page is closed or the thread is interrupted. */
  public void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    closed.countDown();
  }
}
