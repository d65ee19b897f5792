package io.daybook.mapping;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.RegexLiteralValidator;
import io.daybook.mapping.YamlNode.Text;
import java.util.List;
import java.util.Optional;

/**
 * Compiles the conditions of one use of a classification. Conditions are CEL with texts, comparisons and logic only: no
 * macros, so no loops; no conversions, so that no record can make a condition fail.
 */
final class ConditionCompiler {
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 40;
    private static final int LONGEST_SHOWN = 160;

    private static final StandardFunction[] FUNCTIONS = {
        StandardFunction.LOGICAL_AND,
        StandardFunction.LOGICAL_OR,
        StandardFunction.LOGICAL_NOT,
        StandardFunction.CONDITIONAL,
        StandardFunction.EQUALS,
        StandardFunction.NOT_EQUALS,
        StandardFunction.IN,
        StandardFunction.LESS,
        StandardFunction.LESS_EQUALS,
        StandardFunction.GREATER,
        StandardFunction.GREATER_EQUALS,
        StandardFunction.SIZE,
        StandardFunction.CONTAINS,
        StandardFunction.STARTS_WITH,
        StandardFunction.ENDS_WITH,
        StandardFunction.MATCHES
    };

    private final Asked asked;
    private final boolean period;
    private final Cel cel;
    private final Mistakes mistakes;

    /** @param period whether conditions may speak of a period */
    ConditionCompiler(Asked asked, boolean period, Mistakes mistakes) {
        this.asked = asked;
        this.period = period;
        this.mistakes = mistakes;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(DEEPEST)
                        .enableComprehension(false)
                        .build())
                .setStandardMacros()
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .includeFunctions(FUNCTIONS)
                        .build())
                .setResultType(SimpleType.BOOL);
        asked.names().forEach(name -> builder.addVar(name, SimpleType.STRING));
        if (period) {
            builder.addVar(Facts.VALID, SimpleType.BOOL)
                    .addVar(Facts.START, SimpleType.STRING)
                    .addVar(Facts.END, SimpleType.STRING)
                    .addVar(Facts.DAYS, SimpleType.INT);
        }
        CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
        cel = CelFactory.combine(builder.build(), runtime);
    }

    /** The condition; empty where it is none, which is then among the mistakes. */
    Optional<Condition> compile(Text condition) {
        CelValidationResult result = cel.compile(condition.text());
        if (!result.hasError()) {
            result = CelValidatorFactory.standardCelValidatorBuilder(cel)
                    .addAstValidators(RegexLiteralValidator.INSTANCE)
                    .build()
                    .validate(ast(result));
        }
        if (result.hasError()) {
            // One at a time: what follows the first is mostly its echo.
            note(condition, result.getErrors().get(0));
            return Optional.empty();
        }
        CelAbstractSyntaxTree ast = ast(result);
        try {
            return Optional.of(new Condition(
                    condition.text().strip().replaceAll("\\s+", " "), cel.createProgram(ast), names(ast)));
        } catch (CelEvaluationException impossible) {
            mistakes.add(condition.line(), impossible.getMessage(), "simplify the condition");
            return Optional.empty();
        }
    }

    private static CelAbstractSyntaxTree ast(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<String> names(CelAbstractSyntaxTree ast) {
        return ast.getReferenceMap().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> entry.getValue().name())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private void note(Text condition, CelIssue issue) {
        int lineInText = Math.max(1, issue.getSourceLocation().getLine());
        int line = condition.line() + lineInText - 1 + (condition.block() ? 1 : 0);
        String shown = Quoted.shortened(condition.text().strip().replaceAll("\\s+", " "), LONGEST_SHOWN);
        int column = issue.getSourceLocation().getColumn() + 1;
        ConditionIssue explained = ConditionIssue.of(issue.getMessage(), asked.names(), period);
        mistakes.add(
                line, "condition `" + shown + "`, character " + column + ": " + explained.what(), explained.right());
    }
}
