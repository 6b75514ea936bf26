using System.Text.Json.Nodes;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Tests.Execution;

namespace CpdGraph.GraphQL.Tests.Admission;

/// <summary>Every limit of a document, used to the full and once beyond: the first passes, the second is refused with the limit's name and both numbers.</summary>
public sealed class LimitTableTests
{
    private static readonly ExecutionOptions Defaults = new();

    /// <summary>Only tokens are limited, so that nothing else stops the document that has too many.</summary>
    private static readonly ExecutionOptions TokensOnly = new() { Parser = new ParserOptions(), MaxRepeats = int.MaxValue };

    private static readonly ExecutionOptions Repeatable = new() { MaxRepeats = int.MaxValue };

    private static readonly ExecutionOptions FewFields = new() { MaxExpandedFields = 100 };

    /// <summary>Limit, its maximum, the options that set it, and a document that uses so much of it.</summary>
    private static readonly Dictionary<string, (string Limit, int Maximum, ExecutionOptions Options, Func<int, string> Document)> Table = new()
    {
        ["tokens"] = ("tokens", 2_000, TokensOnly, tokens => $"{{ {Repeat("__typename", tokens - 2)} }}"),
        ["nesting"] = ("nesting", 64, Defaults, levels => $"{{ books(genre: {new string('[', levels - 1)}FICTION{new string(']', levels - 1)}) {{ id }} }}"),
        ["directives at one place"] = ("directivesPerLocation", 4, Defaults, count => $"{{ __typename {Repeat("@include(if: true)", count)} }}"),
        ["digits of a number"] = ("numberLength", 64, Defaults, digits => $"{{ books(first: 1{new string('0', digits - 1)}) {{ id }} }}"),
        ["aliases"] = ("aliases", 100, Defaults, count => $"{{ {Each(count, i => $"a{i}: __typename")} }}"),
        ["aliases in several fragments"] = ("aliases", 100, Defaults, count => $"{{ ...A {Each(count - 50, i => $"a{i}: __typename")} }} fragment A on Query {{ {Each(50, i => $"b{i}: __typename")} }}"),
        ["repeats in one selection"] = ("repeats", 100, Defaults, count => $"{{ {Repeat("__typename", count)} }}"),
        ["repeats of an alias"] = ("repeats", 100, Parsing(new() { MaxRepeats = 100 }), count => $"{{ {Repeat("a: __typename", count)} }}"),
        ["repeats through fragments"] = ("repeats", 100, Defaults, count => $"{{ ...A ... {{ {Repeat("__typename", count - 60)} }} }} fragment A on Query {{ {Repeat("__typename", 60)} }}"),
        ["fragments"] = ("fragments", 200, Repeatable, count => $"{{ {Each(count, i => $"...F{i}")} }} {Each(count, i => $"fragment F{i} on Query {{ __typename }}")}"),
        ["depth"] = ("depth", 16, Defaults, levels => $"{{ deep {Nested("sequel", levels - 2)} }}"),
        ["depth of introspection"] = ("introspectionDepth", 32, Defaults, levels => $"{{ __type(name: \"Query\") {Nested("ofType", levels - 1, "name")} }}"),
        ["fields after expansion"] = ("expandedFields", 100, FewFields, count => $"{{ {Each(count / 4, i => $"a{i}: deep {{ id name pages }}")} {Each(count % 4, i => $"b{i}: __typename")} }}"),
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_maximum_passes_and_one_more_is_refused_with_both_numbers(string name)
    {
        var (limit, maximum, options, document) = Table[name];
        var library = Library.Start(options);

        Assert.NotEqual("LIMIT_EXCEEDED", Extension(await library.SendJson(document(maximum)), "code"));

        var refusal = await library.SendJson(document(maximum + 1));

        Assert.Equal(
            $"LIMIT_EXCEEDED {limit} {maximum} {maximum + 1}",
            $"{Extension(refusal, "code")} {Extension(refusal, "limit")} {Extension(refusal, "maximum")} {Extension(refusal, "actual")}");
        Assert.False(refusal.AsObject().ContainsKey("data"), "Nothing may have run.");
    }

    [Fact]
    public async Task Of_many_wrong_variables_twenty_are_told_and_that_there_are_more()
    {
        var document = $"query ({Each(25, i => $"$v{i}: Int!")}) {{ books {{ id }} {Each(25, i => $"a{i}: books(first: $v{i}) {{ id }}")} }}";
        var errors = (await Library.Start().SendJson(document))["errors"]!.AsArray();

        Assert.Equal(21, errors.Count);
        Assert.Equal("Too many errors processing variables, error limit reached. Execution aborted.", (string?)errors[^1]!["message"]);
    }

    private static ExecutionOptions Parsing(ParserOptions options) => new() { Parser = options };

    private static string Extension(JsonNode response, string name) => response["errors"]?[0]?["extensions"]?[name]?.ToString() ?? "";

    private static string Repeat(string text, int count) => string.Join(' ', Enumerable.Repeat(text, count));

    private static string Each(int count, Func<int, string> text) => string.Join(' ', Enumerable.Range(0, count).Select(text));

    private static string Nested(string field, int levels, string leaf = "id") =>
        $"{{ {string.Concat(Enumerable.Repeat($"{field} {{ ", levels))} {leaf} {string.Concat(Enumerable.Repeat("} ", levels))} }}";
}
