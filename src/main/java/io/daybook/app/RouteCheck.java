package io.daybook.app;

import io.daybook.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;

/**
 * Refuses routes on which something could be lost in silence: without a dead-letter channel (a named configuration that
 * states no error handler falls back to Camel's default one), or sent on to a route that does not exist, which would show
 * only when the first record comes.
 */
final class RouteCheck {
    private static final String DIRECT = "direct:";

    /** What commands and schedules call by name. */
    private static final List<String> NEEDED = List.of("direct:sync", "direct:replay");

    private RouteCheck() {}

    /**
     * Checks every route that was loaded, before any is started.
     *
     * @param folder where the routes come from; for messages
     * @throws Problem naming each mistake
     */
    static void check(Model model, Path folder) {
        List<String> mistakes = new ArrayList<>();
        for (RouteDefinition route : model.getRouteDefinitions()) {
            mistakes.addAll(withoutDeadLetters(model, route));
        }
        mistakes.addAll(leadingNowhere(model));
        if (!mistakes.isEmpty()) {
            throw Problem.wrongUse(
                    folder.toString(),
                    String.join("\n  ", mistakes),
                    "Mend that in the *.camel.yaml files there; docs/operations.md tells how routes hang together. Nothing was"
                            + " started.",
                    null);
        }
    }

    private static List<String> withoutDeadLetters(Model model, RouteDefinition route) {
        String name = "route '" + route.getRouteId() + "'";
        Set<String> configurations = configurations(route);
        if (configurations.isEmpty()) {
            return List.of(name + " has no routeConfigurationId and so no dead-letter channel; there are: "
                    + known(model.getRouteConfigurationDefinitions()));
        }
        List<String> mistakes = new ArrayList<>();
        for (String id : configurations) {
            RouteConfigurationDefinition configuration = model.getRouteConfigurationDefinition(id);
            if (configuration == null) {
                mistakes.add(name + " names the route configuration '" + id + "', which does not exist; there are: "
                        + known(model.getRouteConfigurationDefinitions()));
            } else if (deadLetters(configuration) == null) {
                mistakes.add(name + ": its route configuration '" + id
                        + "' has no errorHandler with a deadLetterChannel, so what fails would be lost");
            }
        }
        return mistakes;
    }

    private static List<String> leadingNowhere(Model model) {
        Set<String> routes = model.getRouteDefinitions().stream()
                .map(route -> address(route.getInput().getEndpointUri()))
                .collect(Collectors.toSet());
        List<String> mistakes = new ArrayList<>();
        for (RouteDefinition route : model.getRouteDefinitions()) {
            targets(model, route)
                    .filter(target -> !routes.contains(target))
                    .forEach(target -> mistakes.add(
                            "route '" + route.getRouteId() + "' leads to '" + target + "', where no route begins"));
        }
        NEEDED.stream()
                .filter(needed -> !routes.contains(needed))
                .forEach(needed -> mistakes.add("no route begins at '" + needed + "', which Daybook itself calls"));
        return mistakes;
    }

    private static Stream<String> targets(Model model, RouteDefinition route) {
        Collection<? extends SendDefinition<?>> sends = sends(route);
        Stream<String> steps = sends.stream().map(SendDefinition::getEndpointUri);
        Stream<String> channels = configurations(route).stream()
                .map(model::getRouteConfigurationDefinition)
                .map(RouteCheck::deadLetters)
                .filter(channel -> channel != null)
                .map(DeadLetterChannelDefinition::getDeadLetterUri);
        return Stream.concat(steps, channels)
                .filter(uri -> uri != null && uri.startsWith(DIRECT))
                .map(RouteCheck::address)
                .distinct();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Collection<? extends SendDefinition<?>> sends(RouteDefinition route) {
        return (Collection) ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class);
    }

    private static Set<String> configurations(RouteDefinition route) {
        String ids = route.getRouteConfigurationId();
        return ids == null
                ? Set.of()
                : Arrays.stream(ids.split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static DeadLetterChannelDefinition deadLetters(RouteConfigurationDefinition configuration) {
        if (configuration == null || configuration.getErrorHandler() == null) {
            return null;
        }
        ErrorHandlerFactory handler = configuration.getErrorHandler().getErrorHandlerType();
        return handler instanceof DeadLetterChannelDefinition channel ? channel : null;
    }

    /** Without parameters: {@code direct:sync}. */
    private static String address(String uri) {
        return uri == null ? "" : uri.replaceFirst("\\?.*", "").replace("direct://", DIRECT);
    }

    private static String known(List<RouteConfigurationDefinition> configurations) {
        return configurations.stream()
                .map(RouteConfigurationDefinition::getId)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
