// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.landscape.surface.Sample;

/**
 * The tables of a journal.
 *
 * <p>{@code identity(key, value)}: the question. {@code samples(packed)}: the measured points, a
 * row for those that were {@linkplain PackedSamples written down together}: a row a point would
 * cost more than measuring one in a block. {@code failure(node, reason)}. {@code run(seconds)}.
 */
final class JournalDatabase implements AutoCloseable {
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
  Map<String, String> identityOr(Map<String, String> identity) {
    return transaction(
        c -> {
          if (isEmpty(c)) {
            createTables(c);
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

  private static void createTables(Connection c) throws SQLException {
    try (Statement statement = c.createStatement()) {
      statement.execute(
          "CREATE TABLE identity (position INTEGER PRIMARY KEY, key TEXT UNIQUE, value TEXT)");
      statement.execute(
          "CREATE TABLE samples (position INTEGER PRIMARY KEY, packed BLOB NOT NULL)");
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

  /** The measured points of every row, in the order of recording. */
  List<Sample.Measured> finished(int channels) {
    return transaction(
        c -> {
          List<Sample.Measured> finished = new ArrayList<>();
          try (Statement query = c.createStatement();
              ResultSet row = query.executeQuery("SELECT packed FROM samples ORDER BY position")) {
            while (row.next()) {
              finished.addAll(PackedSamples.unpack(row.getBytes(1), channels));
            }
          } catch (IllegalArgumentException e) {
            throw JournalConnection.damaged(file, e);
          }
          return finished;
        });
  }

  /** Writes samples and the time spent so far in one transaction. */
  void record(List<Sample> samples, double seconds) {
    List<Sample.Measured> measured = new ArrayList<>();
    List<Sample.Failed> failed = new ArrayList<>();
    for (Sample sample : samples) {
      if (sample instanceof Sample.Measured success) {
        measured.add(success);
      } else if (sample instanceof Sample.Failed failure) {
        failed.add(failure);
      }
    }
    transaction(
        c -> {
          insert(c, measured);
          forgive(c, measured);
          note(c, failed);
          try (PreparedStatement time = c.prepareStatement("UPDATE run SET seconds = ?")) {
            time.setDouble(1, seconds);
            return time.executeUpdate();
          }
        });
  }

  private static void insert(Connection c, List<Sample.Measured> measured) throws SQLException {
    if (!measured.isEmpty()) {
      try (PreparedStatement row = c.prepareStatement("INSERT INTO samples (packed) VALUES (?)")) {
        row.setBytes(1, PackedSamples.pack(measured));
        row.executeUpdate();
      }
    }
  }

  /** Forgets that points failed which have succeeded since. */
  private static void forgive(Connection c, List<Sample.Measured> measured) throws SQLException {
    Set<Integer> noted = new HashSet<>();
    try (Statement query = c.createStatement();
        ResultSet row = query.executeQuery("SELECT node FROM failure")) {
      while (row.next()) {
        noted.add(row.getInt(1));
      }
    }
    if (noted.isEmpty()) {
      return;
    }
    try (PreparedStatement retried = c.prepareStatement("DELETE FROM failure WHERE node = ?")) {
      for (Sample.Measured success : measured) {
        if (noted.contains(success.index())) {
          retried.setInt(1, success.index());
          retried.executeUpdate();
        }
      }
    }
  }

  private static void note(Connection c, List<Sample.Failed> failed) throws SQLException {
    if (failed.isEmpty()) {
      return;
    }
    try (PreparedStatement row =
        c.prepareStatement("INSERT OR REPLACE INTO failure VALUES (?, ?)")) {
      for (Sample.Failed failure : failed) {
        row.setInt(1, failure.index());
        row.setString(2, failure.reason());
        row.executeUpdate();
      }
    }
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
