using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Results;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Validation;

namespace CpdGraph.GraphQL.Tests.Validation;

/// <summary>Documents made to keep a validator busy, or to overflow its stack, with the parser's limits lifted. Work is counted, not timed.</summary>
public class HostileDocumentTests
{
    private static readonly Schema Schema = SchemaBuilder.Build(new Source(RuleUnderTest.Sdl));

    [Fact]
    public void Ten_thousand_fragments_in_a_chain_are_valid_after_a_few_looks_at_each()
    {
        var context = Run($"{{ course {{ ...F0 }} }} {Times(10_000, i => $"fragment F{i} on Course {{ id ...F{i + 1} }}")} fragment F10000 on Course {{ id }}");

        Assert.Empty(context.Errors);
        Assert.InRange(context.Visits, 10_000, 250_000);
        Assert.Equal(0, context.Comparisons);
    }

    [Fact]
    public void Ten_thousand_fragments_each_a_level_below_the_last_are_valid_too()
    {
        var context = Run(
            $"{{ course {{ ...F0 }} }} {Times(10_000, i => $"fragment F{i} on Course {{ parts {{ ...F{i + 1} }} }}")} fragment F10000 on Course {{ id }}");

        Assert.Empty(context.Errors);
        Assert.InRange(context.Visits, 10_000, 350_000);
    }

    [Fact]
    public void Ten_thousand_fragments_in_a_cycle_are_one_error_of_bounded_size()
    {
        var context = Run($"{{ course {{ ...F0 }} }} {Times(10_000, i => $"fragment F{i} on Course {{ id ...F{(i + 1) % 10_000} }}")}");

        var error = Assert.Single(context.Errors);
        Assert.Equal("NoFragmentCycles", error.Rule);
        Assert.StartsWith("Cannot spread fragment \"F0\" within itself via \"F1\", \"F2\", ", error.Message, StringComparison.Ordinal);
        Assert.Equal(100, error.Locations.Length);
        Assert.InRange(context.Visits, 10_000, 250_000);
    }

    [Fact]
    public void A_conflict_ten_thousand_levels_down_is_found_without_recursion()
    {
        var context = Run(
            $"{{ course {{ ...F0 }} course {{ ...G0 }} }} {Times(10_000, i => $"fragment F{i} on Course {{ parts {{ ...F{i + 1} }} }} fragment G{i} on Course {{ parts {{ ...G{i + 1} }} }}")} fragment F10000 on Course {{ x: id }} fragment G10000 on Course {{ x: price }}",
            new ValidationOptions { MaxMergeComparisons = 100_000 });

        var error = Assert.Single(context.Errors);
        Assert.Equal(
            "Fields \"x\" conflict because they return conflicting types \"ID!\" and \"Int\". Use different aliases on the fields to fetch both if this was intentional.",
            error.Message);
        Assert.InRange(context.Visits, 10_000, 1_000_000);
    }

    [Fact]
    public void Twenty_thousand_inline_fragments_two_deep_are_valid_without_a_comparison()
    {
        // 200 times 100 inline fragments: 364 kB that took other engines minutes.
        var document = $"{{ {Times(200, _ => $"... {{ {Times(100, _ => "... on Query { x } ")} }}")} }}".Replace("x", "a:one", StringComparison.Ordinal);

        var context = Run(document);

        Assert.Empty(context.Errors);
        Assert.InRange(document.Length, 364_000, 600_000);
        Assert.InRange(context.Visits, 20_000, 400_000);
        Assert.Equal(0, context.Comparisons);
    }

    [Fact]
    public void Thirty_levels_of_fragments_that_each_spread_the_next_twice_are_valid()
    {
        var context = Run(
            $"{{ course {{ ...F0 }} }} {Times(30, i => $"fragment F{i} on Course {{ a: parts {{ ...F{i + 1} }} b: parts {{ ...F{i + 1} }} ...F{i + 1} ...F{i + 1} }}")} fragment F30 on Course {{ id }}");

        Assert.Empty(context.Errors);
        Assert.InRange(context.Visits, 30, 50_000);
        Assert.InRange(context.Comparisons, 0, 5_000);
    }

    [Fact]
    public void Thousands_of_pairs_that_conflict_end_at_the_most_errors()
    {
        var context = Run($"{{ course {{ {Times(2_000, i => $"x: title(short: {(i % 2 == 0 ? "true" : "false")})")} }} }}");

        Assert.Equal(21, context.Errors.Length);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", context.Errors[^1].Message);
        Assert.InRange(context.Visits, 2_000, 60_000);
    }

    [Theory]
    [InlineData("selections", "{ query ", "{ one ", "} ")]
    [InlineData("inline fragments", "... { ", "one ", "} ")]
    [InlineData("list literals", "[", "", "]")]
    [InlineData("object literals", "{ not: ", "{ x: 1 }", "} ")]
    public void What_is_nested_as_deep_as_the_parser_allows_needs_little_of_the_stack(string what, string open, string inside, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 60)) + inside + string.Concat(Enumerable.Repeat(close, 60));
        var document = what switch
        {
            "selections" => $"{{ query {nested} }} }}",
            "inline fragments" => $"{{ {nested} }}",
            "list literals" => $"{{ count(must: 1, matrix: {nested}) }}",
            _ => $"{{ results(text: \"\", filter: {nested}) {{ __typename }} }}",
        };

        // An overflow cannot be caught: it would end the test run. The smallest stacks in use have 1.5 MB.
        var rest = OnStackOf(192 * 1024, () => Run(document));

        Assert.InRange(rest.Visits, 60, 5_000);
    }

    [Fact]
    public void Conflicts_below_long_chains_need_little_of_the_stack()
    {
        var document =
            $"{{ course {{ ...F0 }} course {{ ...G0 }} }} {Times(500, i => $"fragment F{i} on Course {{ parts {{ ...F{i + 1} }} }} fragment G{i} on Course {{ parts {{ ...G{i + 1} }} }}")} fragment F500 on Course {{ x: id }} fragment G500 on Course {{ x: price }}";

        var context = OnStackOf(256 * 1024, () => Run(document));

        Assert.Single(context.Errors);
    }

    [Fact]
    public void Comparisons_beyond_the_limit_end_validation_with_an_error_of_their_own()
    {
        var context = Run(
            $"{{ course {{ {Times(200, i => $"parts {{ x{i}: id }}")} }} }}", new ValidationOptions { MaxMergeComparisons = 50 });

        var error = Assert.Single(context.Errors);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Equal("mergeComparisons", error.Extensions!["limit"]);
        Assert.Equal(50L, error.Extensions["maximum"]);
        Assert.Equal(199L, error.Extensions["actual"]);
    }

    [Fact]
    public void Many_operations_over_many_fragments_end_at_a_limit()
    {
        var context = Run(
            $"{Times(1_000, i => $"query Q{i} {{ course {{ ...F0 }} }}")} {Times(1_000, i => $"fragment F{i} on Course {{ id ...F{i + 1} }}")} fragment F1000 on Course {{ id }}");

        var error = Assert.Single(context.Errors);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Equal("fragmentVisits", error.Extensions!["limit"]);
        Assert.InRange(context.Visits, 100_000, 300_000);
    }

    [Fact]
    public void Sets_of_fields_that_double_at_every_level_end_at_the_limit_of_comparisons()
    {
        // Down "b" another chain of fragments joins those that go along, so each of the 2^40 ways down meets a set of its own.
        var ways = Times(40, i => $"fragment F{i} on Course {{ a: parts {{ ...F{i + 1} }} b: parts {{ ...F{i + 1} ...G{i}x{40 - i} }} }}");
        var chains = Times(40, i => Times(40 - i, j => $"fragment G{i}x{j + 1} on Course {{ a: parts {{ ...G{i}x{j} }} b: parts {{ ...G{i}x{j} }} }}"));
        var ends = Times(40, i => $"fragment G{i}x0 on Course {{ z{i}: id }}");

        var context = Run($"{{ course {{ ...F0 }} }} {ways} {chains} {ends} fragment F40 on Course {{ id }}");

        var error = Assert.Single(context.Errors);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.InRange(context.Visits, 1_000, 200_000);
    }

    private static ValidationContext Run(string document, ValidationOptions? options = null) =>
        Validator.Run(Schema, Parser.Parse(new Source(document), ParserOptions.Schema), options ?? ValidationOptions.Default);

    private static ValidationContext OnStackOf(int bytes, Func<ValidationContext> run)
    {
        ValidationContext? context = null;
        var thread = new Thread(() => context = run(), bytes);
        thread.Start();
        thread.Join();

        return context!;
    }

    private static string Times(int count, Func<int, string> part) => string.Join(' ', Enumerable.Range(0, count).Select(part));
}
