package dev.triage.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes bodies without putting replacement characters in place of what is not in the charset. */
final class PlainText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PlainText() {}

    static String decode(byte[] body, @Nullable Charset charset) {
        Charset used = charset == null ? StandardCharsets.UTF_8 : charset;
        try {
            String text = used.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(body)).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw ProblemException.of(ProblemType.NOT_TEXT, "the body is not %s; send UTF-8, or name its charset in the"
                    .formatted(used.name()) + " Content-Type, such as text/plain; charset=ISO-8859-1");
        }
    }
}
