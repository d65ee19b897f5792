package io.daybook.source.intacct;

/** Beneath a refused sign-in: which of its steps it was. */
final class SignInRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final SignInStep step;

    SignInRefused(SignInStep step) {
        super(step.title());
        this.step = step;
    }

    SignInStep step() {
        return step;
    }
}
