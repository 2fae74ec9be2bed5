package cn.linli.app;

import java.util.List;

/** The accounts the sign-in page of the demo offers. */
interface DemoAccounts {

    List<DemoAccount> list();

    /** One of them; the password is the same for all. */
    record DemoAccount(String name, String displayName, String role) {}
}
