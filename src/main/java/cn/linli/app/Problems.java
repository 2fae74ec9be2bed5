package cn.linli.app;

import cn.linli.documents.DocumentRefusal;
import cn.linli.shared.Refusal;
import cn.linli.shared.Refused;
import cn.linli.shared.SharedRefusal;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** The one place where a no becomes an answer over HTTP: problem details (RFC 9457) with code, field and text. */
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** In megabytes; the server itself stops a little above. */
    private static final long LARGEST_UPLOAD = 200;

    private final RefusalTexts texts;
    private final Room room;

    Problems(RefusalTexts texts, Room room) {
        this.texts = texts;
        this.room = room;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused no, Locale locale) {
        return answer(no, locale);
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, MethodArgumentTypeMismatchException.class})
    ResponseEntity<ProblemDetail> unreadable(Exception e, Locale locale) {
        var no = said(e);
        return answer(no.field().isEmpty() ? no.at(field(e)) : no, locale);
    }

    /** What a value itself said against being read, else just that it cannot be read. */
    private static Refused said(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused no) {
                return no;
            }
        }
        return SharedRefusal.UNREADABLE.refuse();
    }

    /** Where in the body or the address it stands, in the words of the form. */
    private static String field(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException unread) {
                return unread.getPath().stream()
                        .map(JacksonException.Reference::getPropertyName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."));
            }
            if (cause instanceof MethodArgumentTypeMismatchException mismatch) {
                return mismatch.getName();
            }
        }
        return "";
    }

    /** A word of the address that cannot be read, at its name. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadableWord(BindException e, Locale locale) {
        var field = e.getFieldErrors().stream().map(FieldError::getField).findFirst();
        return answer(SharedRefusal.UNREADABLE.refuse().at(field.orElse("")), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingWord(MissingServletRequestParameterException e, Locale locale) {
        return answer(SharedRefusal.MISSING.refuse().at(e.getParameterName()), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingFile(MissingServletRequestPartException e, Locale locale) {
        return answer(SharedRefusal.MISSING.refuse().at(e.getRequestPartName()), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e, Locale locale) {
        return answer(DocumentRefusal.TOO_LARGE.refuse(LARGEST_UPLOAD), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> noSuchPage(NoResourceFoundException e, Locale locale) {
        return answer(SharedRefusal.NOT_FOUND.refuse(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(ErrorResponseException e, Locale locale) {
        var detail = problem(e.getStatusCode(), SharedRefusal.UNREADABLE.refuse(), locale);
        return ResponseEntity.status(e.getStatusCode())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    /** Wrong method, missing parameter, wrong type of content: Spring knows the status. */
    @ExceptionHandler({
        org.springframework.web.HttpRequestMethodNotSupportedException.class,
        org.springframework.web.HttpMediaTypeException.class,
        org.springframework.web.bind.ServletRequestBindingException.class
    })
    ResponseEntity<ProblemDetail> notLikeThis(Exception e, Locale locale) {
        var status = e instanceof org.springframework.web.ErrorResponse known
                ? known.getStatusCode()
                : HttpStatus.BAD_REQUEST;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(status, SharedRefusal.UNREADABLE.refuse(), locale));
    }

    /** The listener has gone away; there is nobody to answer. */
    @ExceptionHandler
    void gone(org.springframework.web.context.request.async.AsyncRequestNotUsableException e) {
        LOG.debug("The browser has gone", e);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> database(Exception e, Locale locale) {
        LOG.warn("The database said no: {}", e.getMessage());
        var reason = reason(e);
        return answer(
                (reason == SharedRefusal.DATABASE_AWAY && room.isFull() ? SharedRefusal.DISK_FULL : reason).refuse(),
                locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> broken(Exception e, Locale locale) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException
                    && String.valueOf(cause.getMessage()).contains("No space left")) {
                return answer(SharedRefusal.DISK_FULL.refuse(), locale);
            }
        }
        LOG.error("Nobody expected this", e);
        return answer(SharedRefusal.BROKEN.refuse(), locale);
    }

    /**
     * By SQLSTATE where there is one: 53100 the disk is full; 08, 57P and the rest of 53 the database is away; 22 data
     * that does not fit; 23505 an id that stands already. Without one it is the pool that has no connection, or one that has just broken.
     */
    private static SharedRefusal reason(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return reason(sql.getSQLState());
            }
        }
        return e instanceof CannotCreateTransactionException || e instanceof DataAccessResourceFailureException
                ? SharedRefusal.DATABASE_AWAY
                : SharedRefusal.BROKEN;
    }

    private static SharedRefusal reason(@Nullable String state) {
        if (state == null || state.startsWith("08") || state.startsWith("57P")) {
            return SharedRefusal.DATABASE_AWAY;
        }
        if (state.startsWith("53")) {
            return state.equals("53100") ? SharedRefusal.DISK_FULL : SharedRefusal.DATABASE_AWAY;
        }
        if (state.equals("23505")) {
            return SharedRefusal.ALREADY_THERE;
        }
        return state.startsWith("22") ? SharedRefusal.UNREADABLE : SharedRefusal.BROKEN;
    }

    private ResponseEntity<ProblemDetail> answer(Refused no, Locale locale) {
        var status = status(no.refusal().kind());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(status, no, locale));
    }

    private ProblemDetail problem(HttpStatusCode status, Refused no, Locale locale) {
        var detail = ProblemDetail.forStatusAndDetail(status, texts.text(no, locale));
        detail.setProperty("code", no.refusal().code());
        if (!no.field().isEmpty()) {
            detail.setProperty("field", no.field());
        }
        if (no.current() != null) {
            detail.setProperty("current", no.current());
        }
        return detail;
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case BAD_INPUT -> HttpStatus.BAD_REQUEST;
            case WHO_ARE_YOU -> HttpStatus.UNAUTHORIZED;
            case NOT_YOURS -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CHANGED_MEANWHILE -> HttpStatus.CONFLICT;
            case AGAINST_THE_RULES -> HttpStatus.UNPROCESSABLE_CONTENT;
            case TOO_MUCH -> HttpStatus.TOO_MANY_REQUESTS;
            case NO_ROOM -> HttpStatus.INSUFFICIENT_STORAGE;
            case LATER -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
