package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a mapping of a file's text, or finds every mistake in it. */
final class MappingCompiler {
    private final Map<String, Target> targets;
    private final IsoCurrencies currencies;

    /** @param targets by data type */
    MappingCompiler(Map<String, Target> targets, IsoCurrencies currencies) {
        this.targets = Map.copyOf(targets);
        this.currencies = currencies;
    }

    /** The mapping; empty where there are mistakes. */
    Optional<CompiledMapping> compile(String platform, Path path, String text, Mistakes mistakes) {
        Optional<Keyed> document = new YamlReader(text, mistakes)
                .read()
                .flatMap(node -> Entries.block("the file", node, mistakes))
                .map(keyed -> Settings.apply(keyed, mistakes));
        if (document.isEmpty()) {
            return Optional.empty();
        }
        Entries file = Entries.of("a mapping file", document.get(), Keys.FILE, mistakes);
        Optional<Target> target = file.neededText("dataType").flatMap(name -> target(name, mistakes));
        Optional<YamlNode> ask = file.needed("ask");
        Optional<YamlNode> become = file.needed("become");
        if (ask.isEmpty()) {
            return Optional.empty();
        }
        Asked asked = new AskReader(mistakes).read(ask.get());
        Map<String, RuleList> lists =
                file.node("classify").map(new ClassifyReader(mistakes)::read).orElse(Map.of());
        if (target.isEmpty() || become.isEmpty()) {
            return Optional.empty();
        }
        ClassificationCompiler classifications = new ClassificationCompiler(lists, asked, mistakes);
        SectionReader head = reader(target.get().head(), asked, classifications, mistakes);
        Optional<SectionReader> lines =
                target.get().lines().map(table -> reader(table, asked, classifications, mistakes));
        Entries sections = Entries.of("become", become.get(), sectionNames(target.get()), mistakes);
        Optional<Section> headSection =
                sections.needed(target.get().head().section()).map(head::read);
        Optional<Section> lineSection = lines.flatMap(reader ->
                sections.needed(target.get().lines().orElseThrow().section()).map(reader::read));
        classifications.noteUnused();
        checkGrouping(asked.question(), target.get(), ask.get().line(), mistakes);
        checkIdentities(asked, target.get(), head, lines, mistakes);
        LeaveOut leaveOut = new LeaveOutReader(asked, mistakes).read(file);
        Optional<Question.Control> control = new ControlReader(head, lines.orElse(head), mistakes).read(file);
        if (!mistakes.none()) {
            return Optional.empty();
        }
        MappingFile source = MappingFile.of(platform, target.get().dataType(), path, text);
        return Optional.of(new CompiledMapping(
                source,
                with(asked.question(), control),
                target.get(),
                leaveOut,
                headSection.orElseThrow(),
                lineSection.orElse(null)));
    }

    private Optional<Target> target(Text name, Mistakes mistakes) {
        Target target = targets.get(name.text());
        if (target == null) {
            mistakes.add(
                    name.line(),
                    "the ledger has no data type '" + name.text() + "'",
                    Spelling.instead(name.text(), targets.keySet()));
        }
        return Optional.ofNullable(target);
    }

    private SectionReader reader(
            Target.Table table, Asked asked, ClassificationCompiler classifications, Mistakes mistakes) {
        return new SectionReader(table, asked, classifications, currencies, mistakes);
    }

    private static List<String> sectionNames(Target target) {
        List<String> names = new ArrayList<>(List.of(target.head().section()));
        target.lines().ifPresent(table -> names.add(table.section()));
        return names;
    }

    private static void checkGrouping(Question question, Target target, int line, Mistakes mistakes) {
        if (target.lines().isPresent() && !question.grouped()) {
            mistakes.add(
                    line,
                    "'ask' does not say which document a record belongs to",
                    "add 'document: …' with the key of the " + target.head().section());
        } else if (target.lines().isEmpty() && question.grouped()) {
            mistakes.add(
                    line,
                    "'ask' groups records into documents, but " + target.dataType() + " have no lines",
                    "remove 'document'");
        }
    }

    private static void checkIdentities(
            Asked asked, Target target, SectionReader head, Optional<SectionReader> lines, Mistakes mistakes) {
        IdentityCheck identities = new IdentityCheck(asked, mistakes);
        Question question = asked.question();
        String part = question.grouped() ? "document" : "key";
        identities.check(target.head(), head, part, question.document());
        lines.ifPresent(reader -> identities.check(target.lines().orElseThrow(), reader, "key", question.key()));
    }

    private static Question with(Question question, Optional<Question.Control> control) {
        return new Question(
                question.from(),
                question.joins(),
                question.where(),
                question.fixed(),
                question.document(),
                question.key(),
                question.clocks(),
                question.fields(),
                control,
                question.deletions());
    }
}
