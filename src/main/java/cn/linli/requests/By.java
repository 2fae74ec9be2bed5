package cn.linli.requests;

import cn.linli.shared.AccountId;

/**
 * Who acts on a request.
 *
 * @param account the account
 * @param name as shown
 * @param leads whether they lead the station, and so may act on what is another's
 */
record By(AccountId account, String name, boolean leads) {}
