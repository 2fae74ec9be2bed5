package cn.linli.residents;

/**
 * Whom to go to, where, and by which number: what somebody sent there has to know.
 *
 * @param address community, road and door in one line, as far as they are known
 * @param phone only digits; empty when there is none
 */
public record Contact(String name, String address, String phone) {

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "Contact[]";
    }
}
