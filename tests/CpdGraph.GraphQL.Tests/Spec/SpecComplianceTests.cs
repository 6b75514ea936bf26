using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Spec;

/// <summary>
/// What the specification of September 2025 says of language, types, execution, introspection and responses: each statement has a test. The
/// rules of chapter 5 are counted by <see cref="Validation.ComplianceTests"/>, HTTP by the tests of its project.
/// </summary>
public sealed class SpecComplianceTests
{
    private static readonly Dictionary<string, string> Statements = new()
    {
        ["Language.Source"] = "UTF-8; any Unicode scalar value in comments and strings; anything else is an error at its place",
        ["Language.Ignored"] = "byte order mark, white space, line ends, commas and comments mean nothing",
        ["Language.Lines"] = "lines end at LF, CR or CRLF",
        ["Language.Columns"] = "columns are 1-based and count UTF-16 units",
        ["Language.Punctuators"] = "every punctuator; one or two dots are an error",
        ["Language.Names"] = "letters, digits and underscores, told apart by case",
        ["Language.Int"] = "no leading zeros; nothing that could go on follows",
        ["Language.Float"] = "fraction, exponent or both, complete",
        ["Language.Escapes"] = "escapes, surrogate pairs, scalar values up to 10FFFF",
        ["Language.Strings"] = "a quoted string ends on its line",
        ["Language.BlockStrings"] = "indentation and blank edges are taken away",
        ["Language.SyntaxErrors"] = "whatever the text, one error with its place",
        ["Language.EmptyDocuments"] = "a document has at least one definition",
        ["Language.Executable"] = "operations, selections, fragments, values, directives as the grammar has them",
        ["Language.Descriptions"] = "before operations, fragments and variables, and nowhere else",
        ["Language.Values"] = "every kind of value; constants hold no variable",
        ["Language.TypeSystem"] = "definitions and extensions of every kind, with descriptions",
        ["Types.Files"] = "several files make one schema; each mistake names its file",
        ["Types.BuiltInScalars"] = "may be left out; listed where they are used, and String and Boolean always",
        ["Types.ScalarInput"] = "what each built-in scalar takes and refuses, as literal and as JSON",
        ["Types.ScalarResults"] = "what each built-in scalar gives; never NaN or Infinity",
        ["Types.CustomScalars"] = "read from literals and JSON, written, refused in their own words",
        ["Types.Enums"] = "names in and out; a value without a name is an error",
        ["Types.ListInput"] = "a single value becomes a list of one at every level",
        ["Types.InputObjects"] = "absent, null and given differ; defaults apply at every level",
        ["Types.OneOf"] = "exactly one key, and not null",
        ["Types.Defaults"] = "coerced once, the defaults inside them included",
        ["Types.Directives"] = "the directives of the specification are there",
        ["Types.CostDirectives"] = "@cost and @listSize, as the draft on cost has them",
        ["Types.Printing"] = "a schema prints to SDL in source order, or sorted, and reads back the same",
        ["Types.Changes"] = "what another version breaks, endangers and adds",
        ["Types.Coordinates"] = "schema coordinates parse, resolve and name what is wrong",
        ["Schema.UniqueNames"] = "LoneSchemaDefinition, UniqueOperationTypes, UniqueTypeNames, UniqueDirectiveNames, UniqueFieldDefinitionNames, UniqueArgumentDefinitionNames, UniqueEnumValueNames, UniqueInputFieldNames",
        ["Schema.PossibleTypeExtensions"] = "an extension extends a type of its kind",
        ["Schema.KnownTypeNames"] = "every type that is named is defined",
        ["Schema.KnownDirectives"] = "directives are defined and stand where they may",
        ["Schema.DirectiveArguments"] = "KnownArgumentNamesOnDirectives, ProvidedRequiredArgumentsOnDirectives, UniqueArgumentNames",
        ["Schema.UniqueDirectivesPerLocation"] = "a directive that is not repeatable stands once at a place",
        ["Schema.RootTypes"] = "exist, are objects, differ",
        ["Schema.NonEmptyTypes"] = "objects, interfaces, inputs, unions and enums have something in them",
        ["Schema.ReservedNames"] = "two underscores are introspection's",
        ["Schema.InputAndOutputTypes"] = "fields give output types, arguments and input fields take input types",
        ["Schema.Implementations"] = "fields, invariant arguments, optional further ones, covariant results, transitive interfaces, no circle",
        ["Schema.Unions"] = "members are objects, each once",
        ["Schema.InputCycles"] = "every input object has a finite value; defaults do not need themselves",
        ["Schema.OneOf"] = "fields nullable and without default; not on an extension",
        ["Schema.DeprecatedRequired"] = "what must be given is not deprecated",
        ["Schema.DefaultValues"] = "a default fits its type",
        ["Schema.DirectiveCycles"] = "a directive is not used in its own definition",
        ["Validation.MaxErrors"] = "stops after so many errors and says so",
        ["Validation.RuleNames"] = "each error names its rule as graphql-js does",
        ["Validation.Suggestions"] = "names are suggested only when switched on, from a bounded comparison",
        ["Execution.GetOperation"] = "by name, the only one, or an error",
        ["Execution.Variables"] = "coerced before anything runs; each failure with name and path",
        ["Execution.VariablesInLiterals"] = "absent means absent in an object and null in a list",
        ["Execution.CollectFields"] = "order of first occurrence; merged by response name",
        ["Execution.Conditions"] = "skip and include decide before anything applies",
        ["Execution.SerialMutations"] = "one root field after the other, each to its end",
        ["Execution.Arguments"] = "defaults, variables and null; a failure is the field's",
        ["Execution.CompleteValue"] = "null, lists of any nesting, leaves, objects",
        ["Execution.AbstractTypes"] = "each object by its type; an unknown one is an error",
        ["Execution.NullPropagation"] = "to the nearest nullable position, one error a position, siblings kept",
        ["Execution.RootNull"] = "data is null when the null reaches the root",
        ["Execution.MaskedFaults"] = "an exception's text never leaves the server",
        ["Execution.Cancellation"] = "a time limit ends an operation",
        ["Execution.Subscriptions"] = "a source of events, each executed with the whole selection; errors, ends and cancelling",
        ["Introspection.Types"] = "all types of introspection as in September 2025",
        ["Introspection.MetaFields"] = "__typename everywhere, __schema and __type on the query root",
        ["Introspection.Defaults"] = "default values as literals, coerced",
        ["Introspection.Deprecation"] = "what is deprecated is told when asked for",
        ["Introspection.OfItself"] = "introspection tells of its own types; no name is hidden",
        ["Introspection.Off"] = "can be off, as a rule of validation",
        ["Introspection.Clients"] = "the query that tools send gives them the schema",
        ["Response.Shape"] = "errors first and never empty, data only when something has run, extensions",
        ["Response.Codes"] = "extensions.code comes from a closed list",
        ["Response.Errors"] = "message, locations, path, extensions; sorted as the response is read",
        ["Response.Numbers"] = "numbers in round-trip form",
    };

    /// <summary>What is left out, and why, as <c>docs/engine.md</c> says it too. Nothing here may have a test.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["Language.FragmentArguments"] = "An experiment of graphql-js 17, not in the specification.",
        ["Execution.DeferAndStream"] = "Not in the specification of September 2025; documents with @defer or @stream get the error of an unknown directive.",
        ["Execution.OnErrorModes"] = "A proposal, as is semantic nullability.",
        ["Execution.ResponseExtensions"] = "Requests ask for the cost and get it; what else a host wants to tell belongs to its schema, where it has a type.",
        ["Execution.RuntimeFieldDirectives"] = "Directives change what is collected (skip, include) and nothing else: rules and batches do what hooks around fields would.",
        ["Introspection.ByRole"] = "It is off or on for everybody: a schema that some may read is read by all soon.",
        ["Introspection.CachedBytes"] = "The standard query's plan is cached like any other, and it takes a few milliseconds.",
        ["Response.SectionLinks"] = "An error names its rule, by which the section is found; a link in each of twenty errors would be half the answer.",
        ["Validation.NoDeprecated"] = "A report for clients, who have it in their own tools; introspection tells what is deprecated.",
    };

    public static TheoryData<string, string> Listed => [.. Statements.Select(statement => (statement.Key, statement.Value))];

    [Theory]
    [MemberData(nameof(Listed))]
    public void A_statement_of_the_specification_has_a_test(string name, string statement) =>
        Assert.False(SpecCompliance.Untested([name], GetType().Assembly).Any(), $"No test is marked [Spec(\"{name}\")]: {statement}.");

    [Fact]
    public void Every_mark_is_on_the_list() => Assert.Empty(SpecCompliance.Unlisted(Statements.Keys, GetType().Assembly));

    [Fact]
    public void What_is_left_out_is_on_no_list_and_has_a_reason()
    {
        Assert.Empty(LeftOut.Keys.Intersect(Statements.Keys));
        Assert.All(LeftOut.Values, reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));
        Assert.Equal(LeftOut.Values.Select(reason => (true, reason)), LeftOut.Values.Select(reason => (SpecCompliance.IsTold(reason, "docs", "engine.md"), reason)));
    }
}
