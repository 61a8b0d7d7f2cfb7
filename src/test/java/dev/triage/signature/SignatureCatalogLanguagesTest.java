package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds the Chinese words of the catalogue to the English ones, file by file. */
class SignatureCatalogLanguagesTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern QUOTED = Pattern.compile("`[^`]*`|\"[^\"]*\"|'[^']*'|“[^”]*”");
    private static final Pattern ENGLISH_SENTENCE = Pattern.compile("[A-Za-z]+(?:[ ,]+[A-Za-z]+){4,}");
    private static final Pattern SLOT = Pattern.compile("\\{[A-Za-z]+}");
    private static final Pattern HAN_OR_NO_LETTER = Pattern.compile("\\p{IsHan}|^\\P{L}*$");
    private static final Pattern HALF_WIDTH_MARK = Pattern.compile("\\p{IsHan} ?[,;:!?]|[,;:!?] ?\\p{IsHan}");
    /** In report.yaml these hold the command or query itself, which is the same in every language. */
    private static final Pattern COMMAND = Pattern.compile("(?:kubectl|SELECT) .*");

    static Stream<String> files() throws IOException {
        Stream<String> families = tree("index.yaml").get("families").valueStream().map(JsonNode::asString);
        return Stream.concat(Stream.of("report", "shared"), families);
    }

    @ParameterizedTest
    @MethodSource("files")
    void chineseWordsHaveTheKeysOfTheEnglishOnes(String file) throws IOException {
        assertThat(texts("zh", file).keySet()).isEqualTo(texts("en", file).keySet());
    }

    @ParameterizedTest
    @MethodSource("files")
    void chineseWordsHaveTheSlotsOfTheEnglishOnes(String file) throws IOException {
        assertThat(slots(texts("zh", file))).isEqualTo(slots(texts("en", file)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void chineseWordsCanBeWrittenWhereverTheEnglishOnesCan(String file) throws IOException {
        assertThat(dispensable(texts("zh", file))).isEqualTo(dispensable(texts("en", file)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void noChineseTextIsLeftInEnglish(String file) throws IOException {
        assertThat(texts("zh", file)).allSatisfy((key, text) -> {
            if (!COMMAND.matcher(text).matches()) {
                assertThat(SLOT.matcher(text).replaceAll("")).as(key).containsPattern(HAN_OR_NO_LETTER);
                assertThat(QUOTED.matcher(text).replaceAll("")).as(key).doesNotContainPattern(ENGLISH_SENTENCE);
                assertThat(text).as(key).doesNotContainPattern(HALF_WIDTH_MARK);
            }
        });
    }

    private static Map<String, Set<String>> slots(Map<String, String> texts) {
        Map<String, Set<String>> slots = new LinkedHashMap<>();
        texts.forEach((key, text) -> slots.put(key, Template.of(text).slots()));
        return slots;
    }

    /** By text, the slots without which it can still be written. */
    private static Map<String, List<String>> dispensable(Map<String, String> texts) {
        Map<String, List<String>> slots = new LinkedHashMap<>();
        texts.forEach((key, text) -> {
            Template template = Template.of(text);
            slots.put(key, template.slots().stream().sorted()
                    .filter(missing -> template.fill(slot -> slot.equals(missing) ? null : slot).isPresent())
                    .toList());
        });
        return slots;
    }

    private static Map<String, String> texts(String language, String file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        flatten("", tree("text/" + language + "/" + file + ".yaml"), texts);
        return texts;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(field -> flatten(path + "/" + field.getKey(), field.getValue(), into));
        } else {
            into.put(path, node.asString());
        }
    }

    private static JsonNode tree(String file) throws IOException {
        try (InputStream in = SignatureCatalogLanguagesTest.class.getResourceAsStream("/signatures/" + file)) {
            return YAML.readTree(Objects.requireNonNull(in, file + " is missing"));
        }
    }
}
