package cn.linli;

import cn.linli.access.Actor;
import cn.linli.shared.Id;
import cn.linli.shared.RegionCode;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.test.context.TestConfiguration;

/**
 * How our types look in the description of the API: an id is a UUID, a region its digits, and what a record does not
 * call nullable is always there.
 */
@TestConfiguration
public class ApiShape implements ModelConverter {

    ApiShape() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
        TypeNameResolver.std.setUseFqn(true);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // the library's own signatures are raw
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
        var raw = raw(type);
        if (Id.class.isAssignableFrom(raw)) {
            return new UUIDSchema();
        }
        if (raw == RegionCode.class || raw == LocalTime.class) {
            return new StringSchema();
        }
        if (!next.hasNext()) {
            return null;
        }
        var schema = next.next().resolve(type, context, next);
        if (raw.isRecord() && schema != null) {
            var model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels()
                            .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
            if (model != null && model.getProperties() != null) {
                model.setRequired(Arrays.stream(raw.getRecordComponents())
                        .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(java.lang.reflect.RecordComponent::getName)
                        .filter(model.getProperties()::containsKey)
                        .toList());
            }
        }
        return schema;
    }

    private static Class<?> raw(AnnotatedType type) {
        JavaType java = TypeFactory.defaultInstance().constructType(type.getType());
        return java.getRawClass();
    }
}
