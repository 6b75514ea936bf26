using System.Reflection;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Tests.Validation;

/// <summary>Every rule of chapter 5 of the specification of September 2025 is applied and has tests.</summary>
public class ComplianceTests
{
    private static readonly (string Section, string Heading, string Rule)[] Sections =
    [
        ("5.1.1", "Executable Definitions", "ExecutableDefinitions"),
        ("5.2.1.1", "Operation Type Existence", "KnownOperationTypes"),
        ("5.2.2.1", "Operation Name Uniqueness", "UniqueOperationNames"),
        ("5.2.3.1", "Lone Anonymous Operation", "LoneAnonymousOperation"),
        ("5.2.4.1", "Single Root Field", "SingleFieldSubscriptions"),
        ("5.3.1", "Field Selections", "FieldsOnCorrectType"),
        ("5.3.2", "Field Selection Merging", "OverlappingFieldsCanBeMerged"),
        ("5.3.3", "Leaf Field Selections", "ScalarLeafs"),
        ("5.4.1", "Argument Names", "KnownArgumentNames"),
        ("5.4.2", "Argument Uniqueness", "UniqueArgumentNames"),
        ("5.4.3", "Required Arguments", "ProvidedRequiredArguments"),
        ("5.5.1.1", "Fragment Name Uniqueness", "UniqueFragmentNames"),
        ("5.5.1.2", "Fragment Spread Type Existence", "KnownTypeNames"),
        ("5.5.1.3", "Fragments on Object, Interface or Union Types", "FragmentsOnCompositeTypes"),
        ("5.5.1.4", "Fragments Must Be Used", "NoUnusedFragments"),
        ("5.5.2.1", "Fragment Spread Target Defined", "KnownFragmentNames"),
        ("5.5.2.2", "Fragment Spreads Must Not Form Cycles", "NoFragmentCycles"),
        ("5.5.2.3", "Fragment Spread Is Possible", "PossibleFragmentSpreads"),
        ("5.6.1", "Values of Correct Type", "ValuesOfCorrectType"),
        ("5.6.2", "Input Object Field Names", "ValuesOfCorrectType"),
        ("5.6.3", "Input Object Field Uniqueness", "UniqueInputFieldNames"),
        ("5.6.4", "Input Object Required Fields", "ValuesOfCorrectType"),
        ("5.7.1", "Directives Are Defined", "KnownDirectives"),
        ("5.7.2", "Directives Are in Valid Locations", "KnownDirectives"),
        ("5.7.3", "Directives Are Unique per Location", "UniqueDirectivesPerLocation"),
        ("5.8.1", "Variable Uniqueness", "UniqueVariableNames"),
        ("5.8.2", "Variables Are Input Types", "VariablesAreInputTypes"),
        ("5.8.3", "All Variable Uses Defined", "NoUndefinedVariables"),
        ("5.8.4", "All Variables Used", "NoUnusedVariables"),
        ("5.8.5", "All Variable Usages Are Allowed", "VariablesInAllowedPosition"),
    ];

    public static TheoryData<string, string> Rules =>
    [
        .. Sections.Select(section => (section.Rule, $"{section.Section} {section.Heading}")),
        ("MaxIntrospectionDepth", "beyond the specification"),
        ("NoSchemaIntrospectionCustom", "beyond the specification"),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_of_the_specification_is_applied_and_has_tests(string rule, string section)
    {
        var tests = typeof(ComplianceTests).Assembly.GetType($"CpdGraph.GraphQL.Tests.Validation.Rules.{rule}Tests");
        var facts = tests?.GetMethods().Count(method => method.GetCustomAttribute<FactAttribute>() is not null);

        Assert.Contains(rule, OperationRules.Create().Select(applied => applied.GetType().Name));
        Assert.True(facts >= 2, $"{section}: {rule} has {facts ?? 0} tests.");
    }

    [Fact]
    public void Every_rule_that_is_applied_comes_from_the_list_above() => Assert.Equal(
        Rules.Select(row => row.Data.Item1).Distinct().Order(StringComparer.Ordinal),
        OperationRules.Create().Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_class_is_applied() => Assert.Equal(
        typeof(Rule).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Rule)) && type.Namespace == "CpdGraph.GraphQL.Validation.Rules")
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal),
        OperationRules.Create().Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
}
