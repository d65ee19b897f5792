package io.daybook.sandbox.netsuite.suiteql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that one SELECT can use: its own sources, then those of the SELECT around it. Used by one thread. */
final class Scope {
    /** A column that a name turned out to mean. */
    record Resolved(Source source, String column) {
        String text() {
            return Sql.quote(source.alias()) + "." + Sql.quote(column);
        }

        Sql sql() {
            return Sql.column(text(), source.columns().get(column));
        }
    }

    private final Scope outer;
    private final VisibleCatalog catalog;
    private final List<Source> sources = new ArrayList<>();

    Scope(Scope outer, VisibleCatalog catalog) {
        this.outer = outer;
        this.catalog = catalog;
    }

    void add(Source source) {
        if (source(source.alias()).isPresent()) {
            throw Refusals.unsupported("two sources are called " + source.alias());
        }
        sources.add(source);
    }

    List<Source> sources() {
        return sources;
    }

    Optional<Source> source(String alias) {
        return sources.stream().filter(source -> source.alias().equals(alias)).findFirst();
    }

    /** What {@code alias.column} or, with a null alias, {@code column} means. Names as the client wrote them. */
    Resolved resolve(String alias, String column) {
        Optional<Resolved> found = find(alias, column);
        if (found.isEmpty()) {
            throw Refusals.unknownIdentifier(alias == null || knows(alias) ? column : alias, available());
        }
        Resolved resolved = found.get();
        if (catalog.hidesField(resolved.source().table(), resolved.column())) {
            throw Refusals.hiddenField(resolved.column(), resolved.source().table());
        }
        return resolved;
    }

    private Optional<Resolved> find(String alias, String column) {
        String lower = column.toLowerCase(Locale.ROOT);
        List<Resolved> matches = sources.stream()
                .filter(source -> alias == null || source.alias().equals(alias.toLowerCase(Locale.ROOT)))
                .filter(source -> source.columns().containsKey(lower))
                .map(source -> new Resolved(source, lower))
                .toList();
        if (matches.size() > 1) {
            throw Refusals.unsupported(column + " is ambiguous");
        }
        if (matches.isEmpty()) {
            return outer == null ? Optional.empty() : outer.find(alias, column);
        }
        return Optional.of(matches.get(0));
    }

    private boolean knows(String alias) {
        return source(alias.toLowerCase(Locale.ROOT)).isPresent() || outer != null && outer.knows(alias);
    }

    private String available() {
        Map<String, String> tables = new LinkedHashMap<>();
        sources.forEach(source -> tables.put(source.alias(), source.table()));
        return tables.toString();
    }
}
