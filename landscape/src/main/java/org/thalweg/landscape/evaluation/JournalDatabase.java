// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.surface.Sample;

/**
 * The tables of a journal.
 *
 * <p>{@code identity(key, value)}: the question. {@code sample(node, x, y, z, value_0, …)}: the
 * measured points, every double as its 64 bits. {@code failure(node, reason)}. {@code
 * run(seconds)}.
 */
final class JournalDatabase implements AutoCloseable {
  private static final int FIRST_VALUE = 5;

  private final Path file;
  private final Connection connection;

  private JournalDatabase(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Opens or creates the file and holds it alone. */
  static JournalDatabase open(Path file) {
    return new JournalDatabase(file, JournalConnection.open(file));
  }

  /** One use of the connection, committed as a whole. */
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T transaction(Work<T> work) {
    try {
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw JournalConnection.explained(file, e);
    }
  }

  /** What the journal answers; a new one is laid out for {@code identity} and takes it on. */
  Map<String, String> identityOr(Map<String, String> identity, int channels) {
    return transaction(
        c -> {
          if (isEmpty(c)) {
            createTables(c, channels);
            insertIdentity(c, identity);
          }
          return readIdentity(c);
        });
  }

  private static boolean isEmpty(Connection c) throws SQLException {
    try (Statement query = c.createStatement();
        ResultSet row = query.executeQuery("SELECT count(*) FROM sqlite_master")) {
      return row.getInt(1) == 0;
    }
  }

  private static void createTables(Connection c, int channels) throws SQLException {
    String values =
        IntStream.range(0, channels)
            .mapToObj(i -> ", value_" + i + " INTEGER NOT NULL")
            .collect(Collectors.joining());
    try (Statement statement = c.createStatement()) {
      statement.execute(
          "CREATE TABLE identity (position INTEGER PRIMARY KEY, key TEXT UNIQUE, value TEXT)");
      statement.execute(
          "CREATE TABLE sample (node INTEGER PRIMARY KEY, x INTEGER, y INTEGER, z INTEGER%s)"
              .formatted(values));
      statement.execute("CREATE TABLE failure (node INTEGER PRIMARY KEY, reason TEXT)");
      statement.execute("CREATE TABLE run (seconds REAL)");
      statement.execute("INSERT INTO run VALUES (0)");
    }
  }

  private static void insertIdentity(Connection c, Map<String, String> identity)
      throws SQLException {
    try (PreparedStatement insert =
        c.prepareStatement("INSERT INTO identity (key, value) VALUES (?, ?)")) {
      for (Map.Entry<String, String> entry : identity.entrySet()) {
        insert.setString(1, entry.getKey());
        insert.setString(2, entry.getValue());
        insert.executeUpdate();
      }
    }
  }

  private static Map<String, String> readIdentity(Connection c) throws SQLException {
    Map<String, String> held = new LinkedHashMap<>();
    try (Statement query = c.createStatement();
        ResultSet rows = query.executeQuery("SELECT key, value FROM identity ORDER BY position")) {
      while (rows.next()) {
        held.put(rows.getString(1), rows.getString(2));
      }
    }
    return held;
  }

  double seconds() {
    return transaction(
        c -> {
          try (Statement query = c.createStatement();
              ResultSet row = query.executeQuery("SELECT seconds FROM run")) {
            return row.next() ? row.getDouble(1) : 0;
          }
        });
  }

  Map<Integer, Sample.Measured> finished(int channels) {
    return transaction(
        c -> {
          Map<Integer, Sample.Measured> finished = new TreeMap<>();
          try (Statement query = c.createStatement();
              ResultSet row = query.executeQuery("SELECT * FROM sample ORDER BY node")) {
            while (row.next()) {
              int node = row.getInt(1);
              finished.put(
                  node, new Sample.Measured(node, coordinates(row), measurement(row, channels)));
            }
          }
          return finished;
        });
  }

  private static Coordinates coordinates(ResultSet row) throws SQLException {
    int dimension = row.getObject(3) == null ? 1 : row.getObject(4) == null ? 2 : 3;
    return Coordinates.of(doubles(row, 2, dimension));
  }

  private static Measurement measurement(ResultSet row, int channels) throws SQLException {
    return Measurement.of(doubles(row, FIRST_VALUE, channels));
  }

  private static double[] doubles(ResultSet row, int first, int count) throws SQLException {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Double.longBitsToDouble(row.getLong(first + i));
    }
    return values;
  }

  /** Writes samples and the time spent so far in one transaction. */
  void record(List<Sample> samples, int channels, double seconds) {
    String marks = ", ?".repeat(FIRST_VALUE - 2 + channels);
    transaction(
        c -> {
          try (PreparedStatement measured =
                  c.prepareStatement("INSERT INTO sample VALUES (?%s)".formatted(marks));
              PreparedStatement failed =
                  c.prepareStatement("INSERT OR REPLACE INTO failure VALUES (?, ?)");
              PreparedStatement retried = c.prepareStatement("DELETE FROM failure WHERE node = ?");
              PreparedStatement time = c.prepareStatement("UPDATE run SET seconds = ?")) {
            for (Sample sample : samples) {
              if (sample instanceof Sample.Measured success) {
                insert(measured, success);
                retried.setInt(1, success.index());
                retried.executeUpdate();
              } else if (sample instanceof Sample.Failed failure) {
                failed.setInt(1, failure.index());
                failed.setString(2, failure.reason());
                failed.executeUpdate();
              }
            }
            time.setDouble(1, seconds);
            return time.executeUpdate();
          }
        });
  }

  private static void insert(PreparedStatement row, Sample.Measured sample) throws SQLException {
    row.setInt(1, sample.index());
    for (int axis = 0; axis < FIRST_VALUE - 2; axis++) {
      if (axis < sample.at().dimension()) {
        row.setLong(2 + axis, Double.doubleToRawLongBits(sample.at().get(axis)));
      } else {
        row.setObject(2 + axis, null);
      }
    }
    for (int channel = 0; channel < sample.measurement().size(); channel++) {
      row.setLong(
          FIRST_VALUE + channel, Double.doubleToRawLongBits(sample.measurement().get(channel)));
    }
    row.executeUpdate();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw JournalConnection.explained(file, e);
    }
  }
}
