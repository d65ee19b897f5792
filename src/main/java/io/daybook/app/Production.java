package io.daybook.app;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.util.ArrayList;
import java.util.List;

/** What the profile {@code prod} demands before anything starts. */
final class Production {
    private Production() {}

    /** @throws Problem naming everything that is missing */
    static void check(Settings settings) {
        if (!settings.get(Settings.PROFILE).equals("prod")) {
            return;
        }
        List<String> missing = new ArrayList<>();
        if (!settings.isSet(Settings.DATABASE_URL)) {
            missing.add(Settings.DATABASE_URL.environmentName() + ": a PostgreSQL of its own");
        }
        String password = settings.get(Settings.DATABASE_PASSWORD);
        if (password.isBlank() || List.of("daybook", "postgres", "password").contains(password)) {
            missing.add(Settings.DATABASE_PASSWORD.environmentName() + ": a password that is not a default one");
        }
        if (!settings.isSet(Settings.SECRET_KEY) && !settings.isSet(Settings.SECRET_KEY_FILE)) {
            missing.add(Settings.SECRET_KEY.environmentName() + " or " + Settings.SECRET_KEY_FILE.environmentName()
                    + ": the key that seals credentials (openssl rand -base64 32)");
        }
        if (!missing.isEmpty()) {
            throw Problem.wrongUse(
                    "profile prod",
                    "it does not start open, and this is not set:\n  " + String.join("\n  ", missing),
                    "Set them, or choose another profile in " + Settings.PROFILE.environmentName() + ".",
                    null);
        }
    }
}
