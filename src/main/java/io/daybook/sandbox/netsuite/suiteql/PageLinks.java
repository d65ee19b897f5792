package io.daybook.sandbox.netsuite.suiteql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links of a page of a collection, in the order that accounts give them (NetSuite reference 2.2). */
public final class PageLinks {
    private PageLinks() {}

    /**
     * Links from one page to its neighbours.
     *
     * @param address absolute address of the collection; when it has a query, the page is added to it
     * @param reachable rows that paging can reach; the last page is the last of these
     */
    public static List<Map<String, Object>> of(String address, long offset, int limit, long reachable) {
        long last = reachable == 0 ? 0 : (reachable - 1) / limit * limit;
        boolean more = offset < last;
        List<Map<String, Object>> links = new ArrayList<>();
        if (offset > 0 && more) {
            links.add(link("first", address, 0, limit));
        }
        if (offset > 0) {
            links.add(link("prev", address, Math.min(offset - limit, last), limit));
        }
        if (offset > 0 && !more) {
            links.add(link("first", address, 0, limit));
        }
        if (more) {
            links.add(link("next", address, offset + limit, limit));
            links.add(link("last", address, last, limit));
        }
        links.add(link("self", address, offset, limit));
        return links;
    }

    private static Map<String, Object> link(String rel, String address, long offset, int limit) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("rel", rel);
        link.put("href", address + (address.contains("?") ? "&" : "?") + "limit=" + limit + "&offset=" + offset);
        return link;
    }
}
