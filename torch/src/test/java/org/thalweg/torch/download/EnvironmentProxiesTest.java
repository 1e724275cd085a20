// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "http_proxy", "http://plain:3128/",
          "HTTPS_PROXY", "secure:8080",
          "no_proxy", "example.org, .inside.net");

  @ParameterizedTest
  @CsvSource({
    "http://a.com/x, plain, 3128",
    "https://a.com/x, secure, 8080",
    "https://notexample.org/x, secure, 8080"
  })
  void scheme_choosesTheVariable(String address, String host, int port) {
    assertThat(select(ENVIRONMENT, address))
        .isEqualTo(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.org/x",
    "https://www.Example.org/x",
    "http://a.inside.net/x",
    "http://localhost:8/x",
    "http://127.0.0.1:8/x",
    "http://[::1]:8/x"
  })
  void exceptions_goDirectly(String address) {
    assertThat(select(ENVIRONMENT, address)).isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void withoutVariables_connectionsAreDirect() {
    assertThat(select(Map.of(), "https://a.com")).isEqualTo(Proxy.NO_PROXY);
    assertThat(select(Map.of("no_proxy", "*", "all_proxy", "p:1"), "https://a.com"))
        .isEqualTo(Proxy.NO_PROXY);
    assertThat(select(Map.of("http_proxy", "::: no address"), "http://a.com"))
        .isEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void javasOwnSettings_comeFirst() {
    InetSocketAddress own = InetSocketAddress.createUnresolved("own", 1);
    EnvironmentProxies proxies =
        new EnvironmentProxies(ENVIRONMENT, Optional.of(ProxySelector.of(own)));

    assertThat(proxies.select(URI.create("http://a.com")).get(0).address()).isEqualTo(own);
  }

  private static Proxy select(Map<String, String> environment, String address) {
    return new EnvironmentProxies(environment, Optional.empty()).select(URI.create(address)).get(0);
  }
}
