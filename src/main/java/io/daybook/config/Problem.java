package io.daybook.config;

/**
 * A failure that a person can mend: what is wrong, where, and what to do. The command line prints exactly this and no
 * stack trace; its message never holds a secret.
 */
public final class Problem extends RuntimeException {
    /** Exit code of a command that was used rightly and failed. */
    public static final int FAILED = 1;

    /** Exit code of a command that was used wrongly: bad arguments, settings or files. */
    public static final int WRONG_USE = 2;

    private final String what;
    private final String where;
    private final String remedy;
    private final int exitCode;

    private Problem(String what, String where, String remedy, int exitCode, Throwable cause) {
        super(where + ": " + what + "\n  " + remedy, cause);
        this.what = what;
        this.where = where;
        this.remedy = remedy;
        this.exitCode = exitCode;
    }

    /** The command was right, the world was not: exit code {@value #FAILED}. {@code cause} may be null. */
    public static Problem failed(String where, String what, String remedy, Throwable cause) {
        return new Problem(what, where, remedy, FAILED, cause);
    }

    /** The command, a setting or a file is wrong: exit code {@value #WRONG_USE}. {@code cause} may be null. */
    public static Problem wrongUse(String where, String what, String remedy, Throwable cause) {
        return new Problem(what, where, remedy, WRONG_USE, cause);
    }

    /** What is wrong, in one sentence. */
    public String what() {
        return what;
    }

    /** The file with its line, the connection, the setting or the address that is concerned. */
    public String where() {
        return where;
    }

    /** What the reader can do about it, a command where there is one. */
    public String remedy() {
        return remedy;
    }

    /** {@value #FAILED} or {@value #WRONG_USE}. */
    public int exitCode() {
        return exitCode;
    }
}
