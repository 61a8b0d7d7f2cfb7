package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogFolderTest {

    private static final String RULES = """
                                        modes:
                                          - id: %s
                                            cause: BAD_CONFIG
                                            speaksFor:
                                              - {weight: 4, words: ['flux capacitor (?<part>\\w+)']}
                                        """;
    private static final String TEXT = """
                                       %s:
                                         statement: "The flux capacitor[[ {part}|]] is off."
                                         confirm: "Look at it."
                                       """;

    @TempDir
    private Path folder;

    @Test
    void addsTheModesOfAFolder() throws IOException {
        write("own.yaml", RULES.formatted("flux"));
        write("text/en/own.yaml", TEXT.formatted("flux"));

        SignatureCatalog catalog = SignatureCatalog.load(List.of(folder));

        assertThat(catalog.size()).isEqualTo(Analysis.CATALOG.size() + 1);
        assertThat(new SignatureAnalyst(catalog)
                .analyse(Analysis.input("car", "flux capacitor F7 is off", "en", List.of(), List.of())).hypotheses())
                .first().satisfies(first -> assertThat(first.statement()).isEqualTo("The flux capacitor F7 is off."));
    }

    @Test
    void replacesAModeOfTheSameId() throws IOException {
        write("own.yaml", RULES.formatted("bad-config"));
        write("text/en/own.yaml", TEXT.formatted("bad-config"));

        SignatureCatalog catalog = SignatureCatalog.load(List.of(folder));

        assertThat(catalog.size()).isEqualTo(Analysis.CATALOG.size());
        assertThat(catalog.signatures()).filteredOn(mode -> mode.id().equals("bad-config"))
                .allSatisfy(mode -> assertThat(mode.family()).isEqualTo("own"));
    }

    @Test
    void namesFileModeAndFieldOfAMistypedField() throws IOException {
        write("own.yaml", RULES.formatted("flux") + "    symtomOf: [OOM_KILL]\n");

        assertThatThrownBy(() -> SignatureCatalog.load(List.of(folder))).isInstanceOf(CatalogException.class)
                .hasMessageContaining("own.yaml: mode flux.symtomOf").hasMessageContaining("symptomOf");
    }

    @Test
    void namesTheCodesThatExistWhenACauseIsUnknown() throws IOException {
        write("own.yaml", RULES.formatted("flux").replace("BAD_CONFIG", "BAD_LUCK"));

        assertThatThrownBy(() -> SignatureCatalog.load(List.of(folder))).hasMessageContaining("mode flux.cause")
                .hasMessageContaining("'BAD_LUCK' is none of").hasMessageContaining("BAD_CONFIG");
    }

    @Test
    void refusesAPhraseThatMatchesAnything() throws IOException {
        write("own.yaml", RULES.formatted("flux").replace("flux capacitor (?<part>\\w+)", ".*"));

        assertThatThrownBy(() -> SignatureCatalog.load(List.of(folder)))
                .hasMessageContaining("mode flux.speaksFor[0].words").hasMessageContaining("plain word");
    }

    @Test
    void refusesATextThatCannotAlwaysBeWritten() throws IOException {
        write("own.yaml", RULES.formatted("flux"));
        write("text/en/own.yaml", TEXT.formatted("flux").replace("[[ {part}|]]", " {part}"));

        assertThatThrownBy(() -> SignatureCatalog.load(List.of(folder)))
                .hasMessageContaining("own.yaml.flux.statement").hasMessageContaining("variant that needs no slot");
    }

    @Test
    void refusesASlotThatNothingFills() throws IOException {
        write("own.yaml", RULES.formatted("flux"));
        write("text/en/own.yaml", TEXT.formatted("flux").replace("{part}", "{partt}"));

        assertThatThrownBy(() -> SignatureCatalog.load(List.of(folder))).hasMessageContaining("mode flux.en.statement")
                .hasMessageContaining("partt");
    }

    @Test
    void asksForEnglishWords() throws IOException {
        write("own.yaml", RULES.formatted("flux"));

        assertThatThrownBy(() -> SignatureCatalog.load(List.of(folder))).hasMessageContaining("mode flux.en")
                .hasMessageContaining("text/en/own.yaml");
    }

    @Test
    void saysWhichFolderIsMissing() {
        Path missing = folder.resolve("nowhere");
        assertThatThrownBy(() -> SignatureCatalog.load(List.of(missing))).hasMessageContaining(missing.toString())
                .hasMessageContaining("triage.signatures.folders");
    }

    @Test
    void saysWhichFileIsNotYaml() throws IOException {
        write("own.yaml", "modes: [");

        assertThatThrownBy(() -> SignatureCatalog.load(List.of(folder))).hasMessageContaining("own.yaml")
                .hasMessageContaining("is not YAML");
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
