// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Surface;

class PageServerTest {
  private static final String FINER = "{\"landscape\":0,\"x\":[-1,0],\"y\":[0,1]}";

  private final Surface flat = constant(1);
  private final LiveState exhibition = new LiveState(List.of(flat), List.of("flat"));
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final Refiner finer = new Refiner(exhibition, this::measure);
  private final PageServer server =
      PageServer.start(exhibition, new LivePage(), Optional.of(finer));

  @AfterEach
  void close() {
    mayEnd.countDown();
    server.close();
  }

  private Surface measure(int landscape, Surface coarse, Region region) {
    begun.countDown();
    await(mayEnd);
    if (region.xMin() < -1) {
      throw new IllegalArgumentException("no such place");
    }
    return constant(2);
  }

  @Test
  void page_asksItsOwnPlaceAlone() throws Exception {
    HttpResponse<String> page = get("");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("connect-src 'self'").contains("default-src 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void otherPathsAndMethods_areNotServed() throws Exception {
    assertThat(get("etc/passwd").statusCode()).isEqualTo(404);
    assertThat(get("../a.h5").statusCode()).isEqualTo(404);
    assertThat(send(request("data").DELETE()).statusCode()).isEqualTo(405);
    assertThat(get("finer").statusCode()).isEqualTo(405);
  }

  /** A page elsewhere may have named this machine by a name of its own. */
  @Test
  void foreignHost_isRefused() throws Exception {
    String answer = raw("GET /data HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("landscapes");
  }

  @Test
  void workAskedForByAnotherPage_isRefused() throws Exception {
    assertThat(send(post(FINER)).statusCode()).isEqualTo(403);
    assertThat(send(post(FINER).header("Origin", "http://evil.example")).statusCode())
        .isEqualTo(403);
    assertThat(send(post(FINER).header("Origin", "null")).statusCode()).isEqualTo(403);
    assertThat(begun.getCount()).isEqualTo(1);
  }

  @Test
  void onlyTheLoopbackInterface_isBound() throws Exception {
    int port = URI.create(server.address()).getPort();
    for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(card.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThat(reachable(address, port)).as("%s", address).isFalse();
        }
      }
    }
  }

  @Test
  void region_isMeasuredBehindThePageAndThenShown() throws Exception {
    long before = state().path("version").asLong();

    assertThat(send(own(FINER)).statusCode()).isEqualTo(202);
    await(begun);
    assertThat(send(own(FINER)).statusCode()).as("one at a time").isEqualTo(409);
    mayEnd.countDown();

    awaitVersion(before + 2);
    assertThat(state().path("version").asLong()).isGreaterThan(before);
    assertThat(exhibition.view().surfaces().get(0).value(0, 0)).isEqualTo(2);
    assertThat(get("data").body()).startsWith("{\"format\":1").contains("\"landscapes\"");
  }

  @Test
  void workThatFails_leavesTheSurfaceAndSaysWhy() throws Exception {
    mayEnd.countDown();
    long before = state().path("version").asLong();
    send(own("{\"landscape\":0,\"x\":[-9,0],\"y\":[0,1]}"));
    awaitVersion(before + 2);
    assertThat(state().path("trouble").asText()).isEqualTo("no such place");
    assertThat(exhibition.view().surfaces().get(0)).isSameAs(flat);
  }

  @Test
  void nonsense_isAnsweredWithOneLine() throws Exception {
    for (String body :
        List.of(
            "",
            "x",
            "[]",
            "{}",
            "{\"landscape\":7}",
            "{\"landscape\":0,\"x\":[0]}",
            "{\"landscape\":0,\"x\":[1,0],\"y\":[0,1]}",
            "{\"landscape\":0,\"x\":[\"a\",0],\"y\":[0,1]}")) {
      HttpResponse<String> answer = send(own(body));
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).as(body).isNotBlank().hasLineCount(1);
    }
  }

  private JsonNode state() throws Exception {
    return new ObjectMapper().readTree(get("state").body());
  }

  private void awaitVersion(long version) throws Exception {
    for (int i = 0; i < 500 && state().path("version").asLong() < version; i++) {
      Thread.sleep(10);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  private HttpRequest.Builder post(String body) {
    return request("finer").POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder own(String body) {
    return post(body).header("Origin", server.address().replaceFirst("/$", ""));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private String raw(String request) throws Exception {
    int port = URI.create(server.address()).getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean reachable(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 300);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Surface constant(double loss) {
    Grid grid = Grid.plane(new Axis(-1, 1, 2), new Axis(0, 1, 2));
    double[][] values = {{loss, loss, loss, loss}};
    return new Surface(
        grid,
        List.of(Channel.loss("train")),
        values,
        Collections.nCopies(4, NodeStatus.MEASURED),
        List.of(),
        Optional.empty());
  }
}
