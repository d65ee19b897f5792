package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.catalog.Catalog;
import io.daybook.sandbox.intacct.catalog.Field;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.catalog.Relation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tables that one statement reads: that of the object, {@code t0}, and those that dotted fields lead to. Not thread-safe. */
final class Scope {
    static final String ROOT = "t0";

    private final Catalog catalog;
    private final Company company;
    private final Refusals refusals;
    private final ObjectType root;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final StringBuilder from;

    /** A field and the expression that has its value. */
    record Resolved(String sql, Field field) {}

    Scope(Catalog catalog, Company company, Refusals refusals, ObjectType root) {
        this.catalog = catalog;
        this.company = company;
        this.refusals = refusals;
        this.root = root;
        this.from = new StringBuilder(root.name() + " " + ROOT);
    }

    String from() {
        return from.toString();
    }

    /** @throws io.daybook.sandbox.intacct.wire.IntacctError when there is no such field */
    Resolved resolve(String field) {
        return resolve(root, ROOT, "", field).orElseThrow(() -> refusals.unknownField(root, field));
    }

    private Optional<Resolved> resolve(ObjectType object, String alias, String path, String name) {
        Optional<Field> field = object.field(name).filter(each -> company.hasField(object.name(), each.id()));
        if (field.isPresent()) {
            String column = field.get().kept()
                    ? alias + ".\"" + name + '"'
                    : "CAST(NULL AS " + field.get().type().column() + ")";
            return Optional.of(new Resolved(column, field.get()));
        }
        int dot = name.indexOf('.');
        Relation relation = dot < 0 ? null : object.relations().get(name.substring(0, dot));
        if (relation == null) {
            return Optional.empty();
        }
        Optional<ObjectType> other = catalog.find(relation.object());
        // a hierarchy of one object may be crossed once only (Intacct reference 3.1)
        boolean again = relation.object().equals(object.name()) && path.endsWith(relation.path() + ".");
        if (other.isEmpty() || again) {
            return Optional.empty();
        }
        String deeper = path + relation.path() + ".";
        return resolve(
                other.get(), join(deeper, alias, object, relation, other.get()), deeper, name.substring(dot + 1));
    }

    private String join(String path, String alias, ObjectType object, Relation relation, ObjectType other) {
        String known = aliases.get(path);
        if (known != null) {
            return known;
        }
        String joined = "t" + (aliases.size() + 1);
        String key = relation.byRecordNumber() ? other.key() : other.idField();
        boolean named = object.fields().containsKey(relation.by())
                && object.fields().get(relation.by()).kept()
                && other.fields().get(key).kept();
        from.append(" LEFT JOIN ")
                .append(other.name())
                .append(' ')
                .append(joined)
                .append(" ON ");
        if (named) {
            from.append(joined + ".\"" + key + "\" = " + alias + ".\"" + relation.by() + '"');
        } else {
            from.append("FALSE");
        }
        aliases.put(path, joined);
        return joined;
    }
}
