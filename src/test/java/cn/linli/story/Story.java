package cn.linli.story;

import cn.linli.LinliTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** A story told in a real browser; left out of the quick runs by its tag. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@LinliTest
@Tag("story")
@interface Story {}
