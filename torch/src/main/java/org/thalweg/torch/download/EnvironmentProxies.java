// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxies of {@code http_proxy}, {@code https_proxy}, {@code all_proxy} and {@code no_proxy}.
 *
 * <p>As curl reads them: in small letters or, but for {@code http_proxy}, in capitals. Java's own
 * settings, such as {@code -Dhttps.proxyHost}, come first. This machine itself needs no proxy.
 */
final class EnvironmentProxies extends ProxySelector {
  /** As Java's own settings except it. */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\..*|\\[::1]|\\[0:0:0:0:0:0:0:1]");

  private final Map<String, String> environment;
  private final Optional<ProxySelector> first;

  EnvironmentProxies(Map<String, String> environment, Optional<ProxySelector> first) {
    this.environment = Map.copyOf(environment);
    this.first = first;
  }

  static ProxySelector ofSystem() {
    return new EnvironmentProxies(System.getenv(), Optional.ofNullable(ProxySelector.getDefault()));
  }

  @Override
  public List<Proxy> select(URI address) {
    List<Proxy> set =
        first.map(selector -> selector.select(address)).orElse(List.of()).stream()
            .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
            .toList();
    if (!set.isEmpty()) {
      return set;
    }
    return isExcepted(address.getHost())
        ? List.of(Proxy.NO_PROXY)
        : List.of(proxy(address.getScheme()).orElse(Proxy.NO_PROXY));
  }

  private Optional<Proxy> proxy(String scheme) {
    Stream<String> names =
        scheme.equals("https")
            ? Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
            : Stream.of("http_proxy", "all_proxy", "ALL_PROXY");
    return names
        .flatMap(name -> value(name).stream())
        .findFirst()
        .flatMap(EnvironmentProxies::parse);
  }

  private static Optional<Proxy> parse(String text) {
    try {
      URI address = URI.create(text.contains("://") ? text : "http://" + text);
      return Optional.ofNullable(address.getHost())
          .map(
              host ->
                  new Proxy(
                      Proxy.Type.HTTP,
                      InetSocketAddress.createUnresolved(
                          host, address.getPort() < 0 ? 80 : address.getPort())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isExcepted(String host) {
    String list = value("no_proxy").or(() -> value("NO_PROXY")).orElse("");
    String small = host.toLowerCase(Locale.ROOT);
    if (LOOPBACK.matcher(small).matches()) {
      return true;
    }
    return Arrays.stream(list.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .map(name -> name.startsWith(".") ? name.substring(1) : name)
        .filter(name -> !name.isEmpty())
        .anyMatch(name -> name.equals("*") || small.equals(name) || small.endsWith("." + name));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException problem) {
    // What failed is said by the download.
  }
}
