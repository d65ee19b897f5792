package io.daybook.app;

import io.daybook.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;

/**
 * Refuses routes on which something could be lost in silence: without a dead-letter channel (a named configuration that
 * states no error handler falls back to Camel's default one), or sent on to a route that does not exist, which would show
 * only when the first record comes.
 */
final class RouteCheck {
    private static final String DIRECT = "direct:";

    /** What commands and schedules call by name. */
    private static final List<String> NEEDED = List.of(
            "direct:glance", "direct:sync", "direct:replay", "direct:reconcile", "direct:remap", "direct:alert");

    private RouteCheck() {}

    /**
     * Checks every route that was loaded, before any is started.
     *
     * @param folder where the routes come from; for messages
     * @throws Problem naming each mistake
     */
    static void check(Model model, Path folder) {
        List<String> mistakes = new ArrayList<>();
        new RouteFiles(folder)
                .withoutList()
                .forEach(
                        place -> mistakes.add(
                                place
                                        + ": a route file is a list, or nothing in it is read; begin each entry with a dash: '- route:'"));
        for (RouteDefinition route : model.getRouteDefinitions()) {
            mistakes.addAll(withoutDeadLetters(model, route));
        }
        mistakes.addAll(leadingNowhere(model));
        if (!mistakes.isEmpty()) {
            throw Problem.wrongUse(
                    "the routes in " + folder,
                    (mistakes.size() > 1 ? mistakes.size() + " mistakes\n  " : "") + String.join("\n  ", mistakes),
                    "Mend that in the *.camel.yaml files there; docs/operations.md tells how routes hang together. Nothing was"
                            + " started.",
                    null);
        }
    }

    private static List<String> withoutDeadLetters(Model model, RouteDefinition route) {
        String name = name(route);
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
                    .forEach(target -> mistakes.add(name(route) + " leads to '" + target + "', where no route begins"));
        }
        NEEDED.stream()
                .filter(needed -> !routes.contains(needed))
                .forEach(needed -> mistakes.add("no route begins at '" + needed + "', which Daybook itself calls"));
        return mistakes;
    }

    /** With its file and line where Camel knows them. */
    private static String name(RouteDefinition route) {
        String location = route.getLocation() == null ? "" : route.getLocation();
        String file = location.substring(location.lastIndexOf('/') + 1);
        String place = file.isEmpty() || route.getLineNumber() < 1 ? "" : file + ":" + route.getLineNumber() + ": ";
        return place + "route '" + route.getRouteId() + "'";
    }

    private static Stream<String> targets(Model model, RouteDefinition route) {
        Stream<String> steps = Stream.concat(
                steps(route, EndpointRequiredDefinition.class).map(EndpointRequiredDefinition::getEndpointUri),
                // Wire taps among them. What is not known before a record comes is left out.
                steps(route, ToDynamicDefinition.class)
                        .map(ToDynamicDefinition::getUri)
                        .filter(uri -> uri != null && !uri.contains("${")));
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

    private static <T> Stream<T> steps(RouteDefinition route, Class<T> kind) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), kind).stream();
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
