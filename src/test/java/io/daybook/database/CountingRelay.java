package io.daybook.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between a program and PostgreSQL and counts how often the program waits for an answer: what makes the difference
 * between a statement a page and a statement a row.
 */
public final class CountingRelay implements AutoCloseable {
    private static final int ENCRYPTION_ASKED = 80_877_103;
    private static final int GSS_ASKED = 80_877_104;

    private final ServerSocket listener;
    private final int target;
    private final AtomicLong roundTrips = new AtomicLong();

    private CountingRelay(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** @param port that PostgreSQL listens on, on this machine */
    public static CountingRelay to(int port) {
        try {
            CountingRelay relay = new CountingRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            daemon(relay::listen);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Questions so far that had to be answered before the program went on. */
    public long roundTrips() {
        return roundTrips.get();
    }

    private void listen() throws IOException {
        while (true) {
            Socket program = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            program.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            daemon(() -> answers(server, program));
            daemon(() -> questions(program, server));
        }
    }

    private void questions(Socket program, Socket server) throws IOException {
        try (program;
                server;
                DataInputStream in = new DataInputStream(program.getInputStream());
                DataOutputStream out = new DataOutputStream(server.getOutputStream())) {
            boolean greeted = false;
            while (true) {
                if (greeted) {
                    int kind = in.readUnsignedByte();
                    // Sync, a plain query, the end of what is copied
                    if (kind == 'S' || kind == 'Q' || kind == 'c') {
                        roundTrips.incrementAndGet();
                    }
                    out.writeByte(kind);
                    pass(in, out);
                } else {
                    int code = pass(in, out);
                    greeted = code != ENCRYPTION_ASKED && code != GSS_ASKED;
                }
                if (in.available() == 0) {
                    out.flush();
                }
            }
        }
    }

    /** Passes one message on; answers what its first four bytes say. */
    private static int pass(DataInputStream in, DataOutputStream out) throws IOException {
        int length = in.readInt();
        byte[] content = in.readNBytes(length - Integer.BYTES);
        out.writeInt(length);
        out.write(content);
        return content.length < Integer.BYTES ? 0 : ByteBuffer.wrap(content).getInt();
    }

    private static void answers(Socket server, Socket program) throws IOException {
        server.getInputStream().transferTo(program.getOutputStream());
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (EOFException | SocketException over) {
                        // one of the two has gone, and so the other goes
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
