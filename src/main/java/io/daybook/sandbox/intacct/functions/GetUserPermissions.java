package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.ApiUser;
import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.Permission;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** {@code getUserPermissions}: needs the permission to view users itself (Intacct reference 7). */
final class GetUserPermissions implements Function {
    private final Access access;
    private final Company company;

    GetUserPermissions(Access access, Company company) {
        this.access = access;
        this.company = company;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        if (!access.user(call.session()).permissions().contains(Permission.USERS)) {
            throw IntacctError.of("PL04000005", "You do not have permission for API operation GETUSERPERMISSIONS");
        }
        String wanted = call.body().text("userId").orElse("");
        ApiUser user = company.user(wanted)
                .orElseThrow(() -> IntacctError.validation("Illegal value '" + wanted + "' for the userId"));
        Map<String, List<Permission>> applications = Stream.of(Permission.values())
                .filter(permission -> company.subscribed(permission.application()))
                .collect(Collectors.groupingBy(Permission::application, TreeMap::new, Collectors.toList()));
        XmlWriter xml = new XmlWriter().open("data").open("permissions");
        applications.forEach((application, permissions) -> {
            xml.open("appSubscription").text("applicationName", application).open("policies");
            for (Permission permission : permissions) {
                xml.open("policy")
                        .text("policyName", permission.policy())
                        .text("rights", user.permissions().contains(permission) ? "List|View" : "")
                        .close("policy");
            }
            xml.close("policies").close("appSubscription");
        });
        return Outcome.success(xml.close("permissions").close("data"));
    }
}
