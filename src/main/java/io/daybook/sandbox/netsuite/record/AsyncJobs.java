package io.daybook.sandbox.netsuite.record;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.netsuite.wire.Json;
import io.daybook.sandbox.netsuite.wire.MediaTypes;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import io.daybook.sandbox.netsuite.wire.Request;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Requests that asked for {@code respond-async}: job, task and result (NetSuite reference 4.5). Thread-safe. */
public final class AsyncJobs {
    public static final String PATH = "/services/rest/async/v1/job/";

    private static final int KEPT = 10_000;

    private final Json json;
    private final Clock clock;
    private final Executor worker;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, String> jobOfKey = new LinkedHashMap<>();

    /** @param worker carries the jobs out, one after the other */
    public AsyncJobs(Json json, Clock clock, Executor worker) {
        this.json = json;
        this.clock = clock;
        this.worker = worker;
    }

    /** One request and, once it is done, its answer. */
    private static final class Job {
        private final Instant started;
        private volatile Instant ended;
        private volatile Response result;

        Job(Instant started) {
            this.started = started;
        }

        boolean completed() {
            return result != null;
        }
    }

    /**
     * Accepts a request: 202 with the place of its job.
     *
     * @throws NetSuiteError 400 {@code IDEMPOTENCY_ERROR} with the place of the first job, when its key was used before
     */
    public Response accept(Request request, Supplier<Response> work) {
        String address = request.origin() + PATH;
        Optional<String> key = request.header("X-NetSuite-idempotency-key");
        String id;
        Job job = new Job(clock.instant());
        synchronized (jobs) {
            String first = key.map(jobOfKey::get).orElse(null);
            if (first != null) {
                throw NetSuiteError.of(
                                400,
                                "IDEMPOTENCY_ERROR",
                                "The idempotency key was already used. See the job of the first request.")
                        .with("Location", address + first);
            }
            id = String.valueOf(lastId.incrementAndGet());
            jobs.put(id, job);
            key.ifPresent(used -> jobOfKey.put(used, id));
            if (jobs.size() > KEPT) {
                String oldest = jobs.keySet().iterator().next();
                jobs.remove(oldest);
                jobOfKey.values().remove(oldest);
            }
        }
        worker.execute(() -> {
            Response result = work.get();
            job.ended = clock.instant();
            job.result = result;
        });
        return new Response(202, Map.of(), new byte[0])
                .with("Preference-Applied", "respond-async")
                .with("X-NetSuite-JobId", id)
                .with("Location", address + id);
    }

    /** {@code /job/{id}}, {@code …/task}, {@code …/task/1}, {@code …/task/1/result}. */
    public Response answer(Request request) {
        String[] parts = request.path().substring(PATH.length()).split("/");
        Job job;
        synchronized (jobs) {
            job = jobs.get(parts[0]);
        }
        if (job == null || !request.method().equals("GET")) {
            throw missing();
        }
        String self = request.origin() + PATH + parts[0];
        String rest = String.join("/", List.of(parts).subList(1, parts.length));
        return switch (rest) {
            case "" -> document(progress(job, parts[0], Map.of("task", Map.of("links", link(self + "/task"))), self));
            case "task" ->
                document(Map.of(
                        "links",
                        link(self + "/task"),
                        "items",
                        List.of(Map.of("links", link(self + "/task/1"), "id", "1")),
                        "totalResults",
                        1));
            case "task/1" -> document(task(job, self));
            case "task/1/result" -> Optional.ofNullable(job.result).orElseThrow(AsyncJobs::missing);
            default -> throw missing();
        };
    }

    private Map<String, Object> task(Job job, String self) {
        Map<String, Object> task =
                progress(job, "1", Map.of("result", Map.of("links", link(self + "/task/1/result"))), self + "/task/1");
        task.put("startTime", job.started.truncatedTo(ChronoUnit.SECONDS).toString());
        if (job.completed()) {
            task.put("endTime", job.ended.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        return task;
    }

    private static Map<String, Object> progress(Job job, String id, Map<String, Object> part, String self) {
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("completed", job.completed());
        progress.put("id", id);
        progress.put("progress", !job.completed() ? "pending" : job.result.status() < 400 ? "succeeded" : "failed");
        progress.putAll(part);
        progress.put("links", link(self));
        return progress;
    }

    private Response document(Map<String, Object> document) {
        return Response.of(200, MediaTypes.SINGULAR, json.write(document));
    }

    private static List<Map<String, Object>> link(String href) {
        return List.of(Map.of("rel", "self", "href", href));
    }

    private static NetSuiteError missing() {
        return NetSuiteError.of(404, "NONEXISTENT_ID", "Record does not exist.");
    }
}
