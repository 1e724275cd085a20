// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.thalweg.landscape.InputFileException;

/** Opens an SQLite file that this process alone may use, and explains what goes wrong. */
final class JournalConnection {
  /** "Thlw": tells our files from other SQLite files. */
  private static final int APPLICATION_ID = 0x54686c77;

  /** 2: points lie packed in rows of many. */
  private static final int VERSION = 2;

  /** Where memory shared between processes, which WAL needs, does not work (sqlite.org/wal). */
  private static final Set<String> NETWORK_FILE_SYSTEMS =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "9p",
          "afs",
          "ceph",
          "lustre",
          "gpfs",
          "beegfs",
          "glusterfs",
          "fuse.sshfs");

  private JournalConnection() {}

  /** An exclusive connection in manual-commit mode to a journal, or to a new, empty file. */
  static Connection open(Path file) {
    try {
      // A URI, since a question mark in a plain name would begin driver options.
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
      try {
        prepare(file, connection);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw explained(file, e);
    }
  }

  /** Looks before it changes anything: a foreign file stays as it is. */
  private static void prepare(Path file, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 500");
      // The lock lasts until the connection or the process ends.
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("BEGIN EXCLUSIVE");
      boolean isNew = number(statement, "SELECT count(*) FROM sqlite_master") == 0;
      boolean isOurs =
          number(statement, "PRAGMA application_id") == APPLICATION_ID
              && number(statement, "PRAGMA user_version") == VERSION;
      statement.execute("COMMIT");
      if (!isNew && !isOurs) {
        throw notAJournal(file, null);
      }
      statement.execute("PRAGMA journal_mode = " + (isOnNetwork(file) ? "TRUNCATE" : "WAL"));
      statement.execute("PRAGMA synchronous = FULL");
      connection.setAutoCommit(false);
      if (isNew) {
        statement.execute("PRAGMA application_id = " + APPLICATION_ID);
        statement.execute("PRAGMA user_version = " + VERSION);
      }
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.getInt(1);
    }
  }

  private static boolean isOnNetwork(Path file) {
    try {
      String type = Files.getFileStore(file.toAbsolutePath()).type();
      return NETWORK_FILE_SYSTEMS.contains(type.toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      return true; // unknown: the careful choice
    }
  }

  /** The exception that says what an SQLite error means to the user. */
  static RuntimeException explained(Path file, SQLException error) {
    SQLiteErrorCode code =
        error instanceof SQLiteException e ? e.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
    // Extended codes keep the primary one in their low byte.
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_BUSY, SQLITE_LOCKED -> new JournalInUseException(file, error);
      case SQLITE_NOTADB, SQLITE_CORRUPT, SQLITE_ERROR -> notAJournal(file, error);
      default ->
          new UncheckedIOException(
              "the journal %s cannot be written: %s".formatted(file, error.getMessage()),
              new IOException(error));
    };
  }

  /** The exception for a journal whose rows make no sense. */
  static InputFileException damaged(Path file, Exception cause) {
    return notAJournal(file, cause);
  }

  private static InputFileException notAJournal(Path file, @Nullable Exception cause) {
    return new DamagedRunException(
        file,
        "is damaged or no journal of this version; choose another place, or start over",
        cause);
  }
}
