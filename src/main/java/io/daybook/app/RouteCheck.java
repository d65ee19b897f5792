package io.daybook.app;

import io.daybook.config.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;

/**
 * Refuses routes without a dead-letter channel: a named configuration that states no error handler falls back to Camel's
 * default one in silence, and what fails there is lost.
 */
final class RouteCheck {
    private RouteCheck() {}

    /**
     * Checks every route that was loaded.
     *
     * @param folder where the routes come from; for messages
     * @throws Problem naming each route that has no dead-letter channel
     */
    static void check(Model model, String folder) {
        List<String> mistakes = new ArrayList<>();
        for (RouteDefinition route : model.getRouteDefinitions()) {
            mistakes.addAll(mistakesOf(model, route));
        }
        if (!mistakes.isEmpty()) {
            throw Problem.wrongUse(
                    folder,
                    String.join("\n  ", mistakes),
                    "Give each route a routeConfigurationId of routes/error-policies.camel.yaml, and each configuration there "
                            + "an errorHandler with a deadLetterChannel.",
                    null);
        }
    }

    private static List<String> mistakesOf(Model model, RouteDefinition route) {
        String name = "route '" + route.getRouteId() + "'";
        if (route.getRouteConfigurationId() == null) {
            return List.of(name + " names no route configuration and so has no dead-letter channel");
        }
        List<String> mistakes = new ArrayList<>();
        for (String id : Arrays.stream(route.getRouteConfigurationId().split(","))
                .map(String::strip)
                .toList()) {
            RouteConfigurationDefinition configuration = model.getRouteConfigurationDefinition(id);
            if (configuration == null) {
                mistakes.add(name + " names the route configuration '" + id + "', which does not exist");
            } else if (!endsInDeadLetters(configuration)) {
                mistakes.add(name + ": its route configuration '" + id + "' has no dead-letter channel");
            }
        }
        return mistakes;
    }

    private static boolean endsInDeadLetters(RouteConfigurationDefinition configuration) {
        ErrorHandlerFactory handler = configuration.getErrorHandler() == null
                ? null
                : configuration.getErrorHandler().getErrorHandlerType();
        return handler instanceof DeadLetterChannelDefinition;
    }
}
