package io.daybook.ledger;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import io.daybook.config.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/**
 * Keeps pages as they came, so that every ledger value can be traced to the bytes it came from and a changed mapping can be
 * run over history. A page is kept in the transaction that loads it. Thread-safe.
 */
public final class PageArchive {
    /** Zstandard's own default: JSON shrinks to a tenth and compressing costs less than mapping. */
    private static final int LEVEL = 3;

    /** Bytes: a page of a few records may not shrink at all. */
    private static final int SMALL = 1024;

    private static final String NEXT_ID = "SELECT nextval('daybook.page_id')";

    private static final String KEEP =
            """
            INSERT INTO daybook.page (id, connection_id, data_type, sync_id, mapping_version, records, received_at, media_type,
                                      body_length, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String READ =
            """
            SELECT connection_id, data_type, sync_id, mapping_version, records, received_at, media_type, body_length, body
              FROM daybook.page
             WHERE id = ?
            """;

    /** Number of the next page. Numbers of pages that are not kept stay unused. */
    public long nextId(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_ID);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    /**
     * Keeps a page, compressed and with a checksum, inside the caller's transaction. A page that is there already stays as
     * it is: a number is given to one answer only, and whoever keeps it again did not hear that it was kept.
     */
    public void keep(Connection connection, ArchivedPage page) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP);
                ZstdCompressCtx compressor = new ZstdCompressCtx()) {
            compressor.setLevel(LEVEL).setChecksum(true);
            statement.setLong(1, page.id());
            statement.setLong(2, page.connectionId());
            statement.setString(3, page.dataType());
            statement.setLong(4, page.syncId());
            statement.setString(5, page.mappingVersion());
            statement.setInt(6, page.records());
            statement.setObject(7, page.receivedAt().atOffset(ZoneOffset.UTC));
            statement.setString(8, page.mediaType());
            statement.setInt(9, page.body().length);
            statement.setBytes(10, compressed(compressor, page.body()));
            statement.executeUpdate();
        }
    }

    /** Into a quarter of the room that the worst case needs, which is mostly more than enough; else into all of it. */
    private static byte[] compressed(ZstdCompressCtx compressor, byte[] body) {
        byte[] room = new byte[SMALL + body.length / 4];
        try {
            int length = compressor.compressByteArray(room, 0, room.length, body, 0, body.length);
            return Arrays.copyOf(room, length);
        } catch (ZstdException tooLittleRoom) {
            return compressor.compress(body);
        }
    }

    /**
     * Reads a page back, byte for byte as it came.
     *
     * @throws Problem when there is no such page, or its bytes are no longer those that were kept
     */
    public ArchivedPage read(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setLong(1, id);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw Problem.failed(
                            "page " + id,
                            "it is not in the archive",
                            "It was never kept, or its retention has passed; read the data again: daybook sync",
                            null);
                }
                return new ArchivedPage(
                        id,
                        result.getLong(1),
                        result.getString(2),
                        result.getLong(3),
                        result.getString(4),
                        result.getInt(5),
                        result.getObject(6, OffsetDateTime.class).toInstant(),
                        result.getString(7),
                        body(id, result.getBytes(9), result.getInt(8)));
            }
        }
    }

    private static byte[] body(long id, byte[] compressed, int length) {
        try {
            byte[] body = Zstd.decompress(compressed, length);
            if (body.length == length) {
                return body;
            }
            throw corrupt(id, "it has " + body.length + " bytes and not " + length, null);
        } catch (ZstdException e) {
            throw corrupt(id, e.getMessage(), e);
        }
    }

    private static Problem corrupt(long id, String why, Throwable cause) {
        return Problem.failed(
                "page " + id,
                "its bytes are damaged: " + why,
                "Check the database's disk and put daybook.page back from a backup; ledger rows are not concerned.",
                cause);
    }
}
