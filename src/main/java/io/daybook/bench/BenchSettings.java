package io.daybook.bench;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param records invoice lines of the books
 * @param runs how often each subject is measured; figures are medians
 * @param installation folder with routes and mappings
 * @param folder for everything that is written; made by the benchmark and deleted by it
 * @param recording a file for a flight recording of the product's processes; the last one stays
 */
public record BenchSettings(long records, int runs, Path installation, Path folder, Optional<Path> recording) {}
