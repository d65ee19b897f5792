package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The form of the shipped routes: canonical, so that a visual editor opens and saves them without a difference. */
class ShippedRoutesTest {
    private record Step(String file, String name, Map<?, ?> body) {}

    private static List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".camel.yaml"))
                    .toList()) {
                Object content = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
                collect(file.getFileName().toString(), content, steps);
            }
        }
        return steps;
    }

    private static void collect(String file, Object node, List<Step> steps) {
        if (node instanceof List<?> list) {
            list.forEach(item -> collect(file, item, steps));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("steps")) {
                    for (Object step : (List<?>) value) {
                        ((Map<?, ?>) step)
                                .forEach((name, body) -> steps.add(new Step(file, name.toString(), (Map<?, ?>) body)));
                    }
                }
                if (key.equals("from") || key.equals("to") || key.equals("toD")) {
                    steps.add(new Step(file, key.toString(), (Map<?, ?>) value));
                }
                collect(file, value, steps);
            });
        }
    }

    @Test
    void everyStepHasAnIdOfItsOwn() throws IOException {
        List<Step> steps = steps();
        assertThat(steps).hasSizeGreaterThan(40).allSatisfy(step -> assertThat(
                        step.body().containsKey("id"))
                .as("%s: %s %s", step.file(), step.name(), step.body())
                .isTrue());

        Set<Object> seen = new HashSet<>();
        Set<Map<?, ?>> counted = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (Step step : steps) {
            if (counted.add(step.body())) {
                assertThat(seen.add(step.body().get("id")))
                        .as(
                                "%s: the id %s is there twice",
                                step.file(), step.body().get("id"))
                        .isTrue();
            }
        }
    }

    @Test
    void noAddressHasItsParametersInIt() throws IOException {
        assertThat(steps())
                .filteredOn(step -> step.body().containsKey("uri"))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.body().get("uri").toString())
                        .as(step.file())
                        .doesNotContain("?"));
    }
}
