package cn.linli.residents;

import java.util.concurrent.atomic.AtomicInteger;

/** Invented numbers of a region that does not exist; each asked for is another. */
final class IdentityNumbers {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private IdentityNumbers() {}

    static String some(int month) {
        int n = COUNT.incrementAndGet();
        var seventeen =
                "9901%02d19%02d%02d%02d%03d".formatted(n / 28 % 90 + 1, n % 60 + 30, month, n % 28 + 1, n % 1000);
        return seventeen + IdentityNumber.check(seventeen);
    }
}
