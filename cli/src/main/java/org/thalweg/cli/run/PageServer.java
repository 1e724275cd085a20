// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Serves one page to this machine alone. */
public final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final byte[] page;
  private final CountDownLatch closed = new CountDownLatch(1);

  private PageServer(HttpServer server, byte[] page) {
    this.server = server;
    this.page = page.clone();
  }

  /** Starts on a free port of the loopback interface. */
  public static PageServer start(byte[] page) {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      PageServer server = new PageServer(http, page);
      http.createContext("/", server::answer);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serve on the loopback interface", e);
    }
  }

  /** Such as {@code http://127.0.0.1:40123/}. */
  public String address() {
    return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!fromHere(exchange.getRequestHeaders().getFirst("Host"))) {
        exchange.sendResponseHeaders(403, -1);
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
      } else if (!exchange.getRequestURI().getPath().equals("/")) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
      }
    }
  }

  // A page elsewhere that points its own name at 127.0.0.1 must not read this one.
  private boolean fromHere(@Nullable String host) {
    int port = server.getAddress().getPort();
    return ("127.0.0.1:" + port).equals(host) || ("localhost:" + port).equals(host);
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
    closed.countDown();
  }
}
