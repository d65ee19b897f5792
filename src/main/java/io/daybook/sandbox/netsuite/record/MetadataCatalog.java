package io.daybook.sandbox.netsuite.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code …/record/v1/metadata-catalog}: which records there are and what they are made of. Thread-safe. */
final class MetadataCatalog {
    private final Fields fields;

    MetadataCatalog(Fields fields) {
        this.fields = fields;
    }

    /** The catalog of these types. */
    Map<String, Object> list(List<RecordType> types, String address) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (RecordType type : types) {
            String href = address + "/metadata-catalog/" + type.title();
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", type.title());
            item.put(
                    "links",
                    List.of(
                            link("canonical", href, "application/json"),
                            link("alternate", href, "application/swagger+json"),
                            link("alternate", href, "application/schema+json"),
                            link("describes", address + "/" + type.title(), null)));
            items.add(item);
        }
        Map<String, Object> catalog = new LinkedHashMap<>();
        catalog.put("links", List.of(link("self", address + "/metadata-catalog", null)));
        catalog.put("items", items);
        return catalog;
    }

    /** The JSON Schema of one type. */
    Map<String, Object> schema(RecordType type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Field field : fields.of(type)) {
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("title", field.property());
            property.put("type", jsonType(field));
            switch (field.type()) {
                case DATE -> property.put("format", "date");
                case TIMESTAMP -> property.put("format", "date-time");
                case DECIMAL -> property.put("format", "double");
                default -> {
                    // strings, numbers and booleans have none
                }
            }
            property.put("nullable", true);
            property.put("x-ns-filterable", true);
            if (field.property().startsWith("cust")) {
                property.put("x-ns-custom-field", true);
            }
            properties.put(field.property(), property);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-06/hyper-schema#");
        schema.put("type", "object");
        schema.put("properties", properties);
        return schema;
    }

    /** The same inside an OpenAPI document. */
    Map<String, Object> openApi(RecordType type) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.1");
        document.put("info", Map.of("title", "NetSuite REST Record API", "version", "v1"));
        document.put("paths", Map.of("/" + type.title(), Map.of(), "/" + type.title() + "/{id}", Map.of()));
        document.put("components", Map.of("schemas", Map.of(type.title(), schema(type))));
        return document;
    }

    private static String jsonType(Field field) {
        if (field.reference().isPresent()) {
            return "object";
        }
        return switch (field.type()) {
            case INTEGER -> field.property().equals("id") ? "string" : "integer";
            case DECIMAL -> "number";
            case BOOLEAN -> "boolean";
            default -> "string";
        };
    }

    private static Map<String, Object> link(String rel, String href, String mediaType) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("rel", rel);
        link.put("href", href);
        if (mediaType != null) {
            link.put("mediaType", mediaType);
        }
        return link;
    }
}
