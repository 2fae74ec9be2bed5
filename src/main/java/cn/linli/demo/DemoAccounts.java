package cn.linli.demo;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The accounts the sign-in page of the demo offers; the password is the same for all. */
@Component
@ConditionalOnProperty(name = "linli.kind", havingValue = "demo")
public class DemoAccounts {

    /** Everybody's password. There are no such accounts outside the demo. */
    static final String PASSWORD = "linli-demo";

    DemoAccounts() {}

    /** In the order of the sign-in page. */
    public List<DemoAccount> list() {
        return List.of(
                new DemoAccount("worker", "林晓燕", "worker"),
                new DemoAccount("head", "江海霞", "head"),
                new DemoAccount("hub", "沈明亮", "hub"),
                new DemoAccount("supervisor", "陶静怡", "supervisor"),
                new DemoAccount("agency", "葛立新", "agency"),
                new DemoAccount("grid", "袁红霞", "grid"),
                new DemoAccount("volunteer", "柳春生", "volunteer"),
                new DemoAccount("evaluator", "史文静", "evaluator"),
                new DemoAccount("sysadmin", "系统管理员", "sysadmin"),
                new DemoAccount("secadmin", "安全管理员", "secadmin"),
                new DemoAccount("auditor", "审计管理员", "auditor"));
    }

    /** One of them. */
    public record DemoAccount(String name, String displayName, String role) {}
}
